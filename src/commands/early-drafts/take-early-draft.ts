import { sql } from "kysely";
import { derivedId } from "../../accounts/derived-id.ts";
import { hashToken } from "../../accounts/tokens.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { isChallengeOpen } from "../../domain/challenge/closing.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import type { EarlyWords } from "../../domain/proposal/early-draft.ts";
import { isFirstTime, undo, undoing } from "../act.ts";
import { addDraft } from "../create-draft.ts";

/** `isFree`: the challenge that it answered takes no proposals any more; the words are a free proposal then, and nothing is lost. */
export type TakenEarlyDraft = { id: string; isFree: boolean };

/**
 * What was written before registering becomes a draft of the person's organisation; the row without an account is gone with it. Who
 * comes second with the same secret finds nothing.
 * @returns the id of the draft, the same one for the same form.
 */
export async function takeEarlyDraft(
  program: Program,
  input: { actor: Person; token: string; formKey: string },
): Promise<Result<TakenEarlyDraft>> {
  const { actor, token, formKey } = input;
  const id = derivedId(program.key, `draft ${actor.id} ${formKey}`);
  const at = program.now();
  const { settings } = await cityOf(program);
  return undoing(() =>
    program.db.asActor(actor, async (tx) => {
      if (!actor.organisation)
        return undo({ kind: "not-allowed", reason: "提案は、団体の一員としてログインした方が書きます。" });
      if (!(await isFirstTime(tx, formKey, actor.id, at))) return done({ id, isFree: false });
      const { rows } = await sql<{
        taken: { words: EarlyWords; challenge: string | null } | null;
      }>`select app.take_early_draft(${hashToken(token)}, ${at}) as taken`.execute(tx);
      const taken = rows[0]?.taken;
      if (!taken) return undo({ kind: "not-found" });
      const challenge = await openChallenge(tx, taken.challenge, at, settings.closingMinutes);
      await addDraft(tx, { id, organisationId: actor.organisation.id, challenge, words: taken.words, at });
      return done({ id, isFree: taken.challenge !== null && challenge === null });
    }),
  );
}

async function openChallenge(tx: Tx, code: string | null, at: Date, closingMinutes: number) {
  if (code === null) return null;
  const challenge = await tx
    .selectFrom("challenges")
    .select(["id", "status", "deadline", "fields", "sdgs"])
    .where("code", "=", code)
    .executeTakeFirst();
  return challenge && isChallengeOpen(challenge, at, closingMinutes) ? challenge : null;
}
