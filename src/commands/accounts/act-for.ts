import type { Program } from "../../db/program.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { type Lang, words } from "../../words/words.ts";
import { undo, undoing } from "../act.ts";

/** Chooses the one organisation a person acts for in this session; only one they belong to. */
export async function actFor(
  program: Program,
  input: { actor: Person; session: Buffer; organisationId: string; lang: Lang },
): Promise<Result<null>> {
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const own = await tx
        .selectFrom("memberships")
        .select("organisation_id")
        .where("person_id", "=", input.actor.id)
        .where("ended_at", "is", null)
        .execute();
      if (!own.some((one) => one.organisation_id === input.organisationId)) {
        const message = words(input.lang).accounts.errors.organisation;
        return undo({ kind: "invalid", errors: [{ field: "organisation", message }] });
      }
      await tx
        .updateTable("sessions")
        .set({ organisation_id: input.organisationId })
        .where("token_hash", "=", input.session)
        .where("person_id", "=", input.actor.id)
        .execute();
      const entry = { byId: input.actor.id, subjectId: input.actor.id, at };
      const facts = { organisation: input.organisationId };
      await appendAudit(tx, program.key, { ...entry, kind: "acting-for-changed", facts });
      return done(null);
    }),
  );
}
