import { createHmac } from "node:crypto";
import type { Program } from "../db/program.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import type { Person } from "../domain/policy/actor.ts";
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
  const id = draftId(program.key, actor.id, formKey);
  const at = program.now();
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
    if (challenge && !isOpen(challenge, todayInTokyo(at)))
      return refused({
        kind: "not-allowed",
        reason: "この課題の募集は終わっています。自由提案として書くことができます。",
      });
    await tx
      .insertInto("proposals")
      .values({
        id,
        organisation_id: organisation.id,
        kind: challenge ? "challenge" : "free",
        challenge_id: challenge?.id ?? null,
        fields: challenge ? [...challenge.fields] : [],
        sdgs: challenge ? [...challenge.sdgs] : [],
        created_at: at,
        status_at: at,
      })
      .execute();
    await tx.insertInto("proposal_texts").values({ proposal_id: id, version: 1 }).execute();
    return done({ id });
  });
}

/** Whether proposals to a challenge are still taken: open, and its deadline (the whole day) not over. */
export function isOpen(challenge: { status: string; deadline: string | null }, today: string): boolean {
  return challenge.status === "open" && (challenge.deadline === null || challenge.deadline >= today);
}

/** A UUID that follows from person and form, and that nobody without the key can foretell. */
function draftId(key: Buffer, personId: string, formKey: string): string {
  const hash = createHmac("sha256", key).update(`draft ${personId} ${formKey}`).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x80;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
