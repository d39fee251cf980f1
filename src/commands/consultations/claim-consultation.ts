import { sql } from "kysely";
import { derivedId } from "../../accounts/derived-id.ts";
import { hashToken } from "../../accounts/tokens.ts";
import type { Program } from "../../db/program.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { isFirstTime, undo, undoing } from "../act.ts";
import { addDraft } from "../create-draft.ts";

/**
 * The sender takes up the invitation: their words become the first text of a draft that their organisation alone sees. One consultation
 * becomes one proposal; whoever comes second with the same link is told so.
 * @returns the id of the draft, the same one for the same form.
 */
export function claimConsultation(
  program: Program,
  input: { actor: Person; token: string; words: string; formKey: string },
): Promise<Result<{ id: string }>> {
  const { actor, token, formKey } = input;
  const id = derivedId(program.key, `draft ${actor.id} ${formKey}`);
  const at = program.now();
  return undoing(() =>
    program.db.asActor(actor, async (tx) => {
      if (!actor.organisation)
        return undo({ kind: "not-allowed", reason: "提案は、団体の一員としてログインした方が書きます。" });
      if (!(await isFirstTime(tx, formKey, actor.id, at))) return done({ id });
      await addDraft(tx, {
        id,
        organisationId: actor.organisation.id,
        challenge: null,
        words: { what: input.words },
        at,
      });
      const claimed = await sql<{
        id: string | null;
      }>`select app.claim_consultation(${hashToken(token)}, ${id}, ${at}) as id`.execute(tx);
      if (!claimed.rows[0]?.id)
        return undo({
          kind: "not-allowed",
          reason: "この相談からは、いま提案をつくれません。すでにつくられたか、リンクの期限が過ぎています。",
        });
      return done({ id });
    }),
  );
}
