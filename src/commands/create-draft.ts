import { derivedId } from "../accounts/derived-id.ts";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { isChallengeOpen } from "../domain/challenge/closing.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
import type { EarlyWords } from "../domain/proposal/early-draft.ts";
import { isFirstTime } from "./act.ts";

export type CreateDraft = {
  actor: Person;
  /** The key of the form: sent twice, one draft. */
  formKey: string;
  /** The open challenge that the proposal answers (課題提示型, G8.1②); none for a free one (自由提案型, G8.1①). */
  challengeCode?: string | undefined;
};

/**
 * Begins a proposal as a draft that its organisation alone sees. Nothing is logged before the submission: a draft can be
 * discarded without a trace, and the log of a proposal begins when the city first sees it.
 * @returns the id of the draft, the same one for the same form.
 */
export async function createDraft(program: Program, input: CreateDraft): Promise<Result<{ id: string }>> {
  const { actor, formKey, challengeCode } = input;
  const organisation = actor.organisation;
  if (!organisation)
    return refused({ kind: "not-allowed", reason: "提案は、団体の一員としてログインした方が書きます。" });
  const id = derivedId(program.key, `draft ${actor.id} ${formKey}`);
  const at = program.now();
  const { settings } = await cityOf(program);
  return program.db.asActor(actor, async (tx) => {
    if (!(await isFirstTime(tx, formKey, actor.id, at))) return done({ id });
    const challenge = challengeCode
      ? await tx
          .selectFrom("challenges")
          .select(["id", "status", "deadline", "fields", "sdgs"])
          .where("code", "=", challengeCode)
          .executeTakeFirst()
      : null;
    if (challenge === undefined) return refused({ kind: "not-found" });
    if (challenge && !isChallengeOpen(challenge, at, settings.closingMinutes))
      return refused({
        kind: "not-allowed",
        reason: "この課題の募集は終わっています。自由提案として書くことができます。",
      });
    await addDraft(tx, { id, organisationId: organisation.id, challenge, words: {}, at });
    return done({ id });
  });
}

type NewDraft = {
  id: string;
  organisationId: string;
  challenge: { id: string; fields: readonly string[]; sdgs: readonly number[] } | null;
  /** What was already said of it, in a consultation or before registering. */
  words: EarlyWords;
  at: Date;
};

/** The rows of a draft. */
export async function addDraft(tx: Tx, { id, organisationId, challenge, words, at }: NewDraft): Promise<void> {
  const { title = "", fields = [], ...text } = words;
  await tx
    .insertInto("proposals")
    .values({
      id,
      organisation_id: organisationId,
      kind: challenge ? "challenge" : "free",
      challenge_id: challenge?.id ?? null,
      title,
      fields: fields.length > 0 ? [...fields] : [...(challenge?.fields ?? [])],
      sdgs: challenge ? [...challenge.sdgs] : [],
      created_at: at,
      status_at: at,
    })
    .execute();
  await tx
    .insertInto("proposal_texts")
    .values({ proposal_id: id, version: 1, ...text })
    .execute();
}
