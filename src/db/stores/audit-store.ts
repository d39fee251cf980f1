import { link } from "../../accounts/chain.ts";
import type { Tx } from "../connect.ts";
import { chainHead } from "./event-store.ts";

/** What the log of access and settings speaks of. No content of any proposal, no login that failed, no secret. */
export type AuditKind =
  | "city-set-up"
  | "registered"
  | "signed-in"
  | "sign-in-failed"
  | "signed-out"
  | "sessions-ended"
  | "password-changed"
  | "password-link-made"
  | "password-set-by-link"
  | "password-accepted"
  | "code-failed"
  | "second-factor-set-up"
  | "second-factor-removed"
  | "recovery-codes-made"
  | "passkey-added"
  | "passkey-removed"
  | "sign-on-accepted"
  | "sign-on-refused"
  | "identity-connected"
  | "identity-disconnected"
  | "person-blocked"
  | "person-unblocked"
  | "people-listed"
  | "acting-for-changed"
  | "member-added"
  | "organisations-merged"
  | "member-invited"
  | "invitation-revoked"
  | "invitation-accepted"
  | "member-role-changed"
  | "membership-ended"
  | "address-proven"
  | "address-change-asked"
  | "new-password-asked"
  | "staff-added"
  | "person-ended"
  | "post-given"
  | "post-ended"
  | "department-added"
  | "department-closed"
  | "department-corrected"
  | "department-renamed"
  | "department-merged"
  | "department-split"
  | "department-change-taken-back"
  | "deputy-named"
  | "calendar-day-set"
  | "calendar-day-removed"
  | "settings-changed"
  | "vocabulary-changed"
  | "policy-goal-changed";

export type AuditEntry = {
  kind: AuditKind;
  /** Who did it; null for nobody signed in. */
  byId: string | null;
  /** The person or department it was done to. */
  subjectId: string | null;
  at: Date;
  /** Ids and facts only. */
  facts: Record<string, unknown>;
};

/**
 * Appends to the city's one log of access and settings. Its head is held until the transaction ends, so this is the last
 * statement of a command: everybody's sign-ins queue here.
 */
export async function appendAudit(tx: Tx, key: Buffer, entry: AuditEntry): Promise<void> {
  const head = await chainHead(tx, "audit", "audit");
  const chained = { ...entry, seq: head.seq + 1 };
  await tx
    .insertInto("audit_events")
    .values({
      seq: chained.seq,
      kind: entry.kind,
      by_id: entry.byId,
      subject_id: entry.subjectId,
      at: entry.at,
      facts: JSON.stringify(entry.facts),
      previous: head.link,
      link: link(head.link, chained, key),
    })
    .execute();
}
