import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { done, type Result, refused } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";

/** A representative takes an open invitation of their organisation back: its link is dead at once. */
export async function revokeInvitation(
  program: Program,
  input: { actor: Person; lang: Lang; invitationId: string },
): Promise<Result<null>> {
  const { organisation, id: byId } = input.actor;
  if (organisation?.role !== "representative")
    return refused({ kind: "not-allowed", reason: words(input.lang).members.onlyRepresentatives });
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const revoked = await tx
        .updateTable("invitations")
        .set({ revoked_at: at, revoked_by: byId })
        .where("id", "=", input.invitationId)
        .where("organisation_id", "=", organisation.id)
        .where("accepted_at", "is", null)
        .where("revoked_at", "is", null)
        .returning("id")
        .executeTakeFirst();
      if (!revoked) return undo({ kind: "not-found" });
      const facts = { organisation: organisation.id };
      await appendAudit(tx, program.key, { kind: "invitation-revoked", byId, subjectId: null, at, facts });
      return done(null);
    }),
  );
}
