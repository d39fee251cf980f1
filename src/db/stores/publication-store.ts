import { sql } from "kysely";
import type { CaseDraft } from "../../domain/publication/case-draft.ts";
import type { FactsBody } from "../../domain/publication/facts-body.ts";
import type { Tx } from "../connect.ts";

/** A draft of the facts or of the case, with its words. `B` is the body of its kind. */
export type PublicationDraftRow<B> = {
  version: number;
  state: "drafting" | "commenting" | "commented" | "published" | "withheld";
  body: B;
  needsConsent: boolean;
  commentDue: string | null;
  comment: string;
  commentedAt: Date | null;
  consentedAt: Date | null;
  withheldReason: string;
};

type BodyOf = { facts: FactsBody; case: CaseDraft };

/** The draft of a kind, or null: none yet, or not for this reader (the proposer from the comment stage). */
export async function findDraft<K extends keyof BodyOf>(
  tx: Tx,
  proposalId: string,
  kind: K,
): Promise<PublicationDraftRow<BodyOf[K]> | null> {
  const row = await tx
    .selectFrom("publication_drafts")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  if (!row) return null;
  return {
    version: row.version,
    state: row.state as PublicationDraftRow<unknown>["state"],
    body: row.body as unknown as BodyOf[K],
    needsConsent: row.needs_consent,
    commentDue: row.comment_due,
    comment: row.partner_comment,
    commentedAt: row.partner_commented_at,
    consentedAt: row.partner_consented_at,
    withheldReason: row.withheld_reason,
  };
}

/** Writes the next version of a draft: comment and consent to an older one do not carry over (P7c). Returns its number. */
export async function writeDraft<K extends keyof BodyOf>(
  tx: Tx,
  proposalId: string,
  kind: K,
  draft: {
    version: number;
    state: "drafting" | "commenting";
    body: BodyOf[K];
    needsConsent: boolean;
    commentDue: string | null;
    by: string;
    at: Date;
  },
): Promise<void> {
  const written = {
    version: draft.version,
    state: draft.state,
    body: JSON.stringify(draft.body),
    needs_consent: draft.needsConsent,
    comment_due: draft.commentDue,
    partner_comment: "",
    partner_commented_by: null,
    partner_commented_at: null,
    partner_consented_at: null,
    withheld_reason: "",
    drafted_by: draft.by,
    drafted_at: draft.at,
    decided_by: null,
    decided_at: null,
  };
  await tx
    .insertInto("publication_drafts")
    .values({ proposal_id: proposalId, kind, ...written })
    .onConflict((conflict) => conflict.columns(["proposal_id", "kind"]).doUpdateSet(written))
    .execute();
}

/** Records that a draft was published or is withheld, by whom; a withheld one that was never drafted has no words. */
export async function decideDraft(
  tx: Tx,
  proposalId: string,
  kind: keyof BodyOf,
  decision: { state: "published" | "withheld"; withheldReason: string; by: string; at: Date },
): Promise<void> {
  const decided = {
    state: decision.state,
    withheld_reason: decision.withheldReason,
    decided_by: decision.by,
    decided_at: decision.at,
  };
  await tx
    .insertInto("publication_drafts")
    .values({
      proposal_id: proposalId,
      kind,
      version: 1,
      body: "{}",
      drafted_by: decision.by,
      drafted_at: decision.at,
      ...decided,
    })
    .onConflict((conflict) => conflict.columns(["proposal_id", "kind"]).doUpdateSet(decided))
    .execute();
}

/** The next version of a case that is published: new words, decided by who corrects it; comment and consent stand as they were given. */
export async function correctDraft(
  tx: Tx,
  proposalId: string,
  { version, body, by, at }: { version: number; body: CaseDraft; by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable("publication_drafts")
    .set({ version, body: JSON.stringify(body), drafted_by: by, drafted_at: at, decided_by: by, decided_at: at })
    .where("proposal_id", "=", proposalId)
    .where("kind", "=", "case")
    .execute();
}

/** Tells the public pages of every copy of the program that something was published. */
export async function raisePublicRevision(tx: Tx): Promise<void> {
  await sql`select app.raise_public_revision()`.execute(tx);
}
