import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { keepsRepresentative, memberRoles } from "../../domain/accounts/membership.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";

type Change = { actor: Person; lang: Lang; memberId: string };

/** A representative makes a member a representative, or the other way round. One representative stays in any case. */
export function changeMemberRole(program: Program, input: Change & { role: string }): Promise<Result<null>> {
  return changeMembership(program, input, { role: input.role });
}

/**
 * Leaving an organisation, or a representative ending somebody's membership. What they did stays in the records; its proposals are no
 * longer theirs to see, from the next request on. The last representative names another first.
 */
export function endMembership(program: Program, input: Change): Promise<Result<null>> {
  return changeMembership(program, input, "end");
}

async function changeMembership(
  program: Program,
  input: Change,
  wish: { role: string } | "end",
): Promise<Result<null>> {
  const { actor, memberId } = input;
  const { organisation } = actor;
  const text = words(input.lang).members;
  const isOwnLeaving = wish === "end" && memberId === actor.id;
  if (!organisation || (organisation.role !== "representative" && !isOwnLeaving))
    return refused({ kind: "not-allowed", reason: text.onlyRepresentatives });
  const to = wish === "end" ? null : (memberRoles.find((role) => role === wish.role) ?? "unknown");
  if (to === "unknown") {
    const message = words(input.lang).accounts.errors.role;
    return refused({ kind: "invalid", errors: [{ field: "role", message }] });
  }
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      // Locked, so that two representatives who leave at once do not both go.
      const members = await tx
        .selectFrom("memberships")
        .select(["person_id as personId", "role"])
        .where("organisation_id", "=", organisation.id)
        .where("ended_at", "is", null)
        .orderBy("person_id")
        .forUpdate()
        .execute();
      const own = members.find((one) => one.personId === actor.id);
      if (!own || (own.role !== "representative" && !isOwnLeaving))
        return undo({ kind: "not-allowed", reason: text.onlyRepresentatives });
      const member = members.find((one) => one.personId === memberId);
      if (!member) return undo({ kind: "not-found" });
      if (!keepsRepresentative(members, { personId: memberId, to }))
        return undo({ kind: "not-allowed", reason: text.lastRepresentative });
      await tx
        .updateTable("memberships")
        .set(to ? { role: to } : { ended_at: at })
        .where("organisation_id", "=", organisation.id)
        .where("person_id", "=", memberId)
        .execute();
      if (!to) await actForAnother(tx, memberId, organisation.id);
      // What they have invited, perhaps themselves under another address, falls with their right to invite.
      if (to !== "representative") await revokeInvitationsOf(tx, organisation.id, memberId, actor.id, at);
      const kind = to ? "member-role-changed" : "membership-ended";
      const facts = { organisation: organisation.id, ...(to ? { role: to } : {}) };
      await appendAudit(tx, program.key, { kind, byId: actor.id, subjectId: memberId, at, facts });
      return done(null);
    }),
  );
}

/** Sessions that acted for the organisation go on for another one of theirs, or for none. */
async function actForAnother(tx: Tx, personId: string, left: string): Promise<void> {
  await sql`update sessions set organisation_id = (select m.organisation_id from memberships m
      where m.person_id = ${personId} and m.ended_at is null order by m.since, m.organisation_id limit 1)
    where person_id = ${personId} and organisation_id = ${left} and ended_at is null`.execute(tx);
}

async function revokeInvitationsOf(
  tx: Tx,
  organisationId: string,
  memberId: string,
  byId: string,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("invitations")
    .set({ revoked_at: at, revoked_by: byId })
    .where("organisation_id", "=", organisationId)
    .where("invited_by", "=", memberId)
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .execute();
}
