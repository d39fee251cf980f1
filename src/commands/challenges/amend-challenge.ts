import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { amendedFields, unfairDeadline } from "../../domain/challenge/amendment.ts";
import { isChallengeOpen } from "../../domain/challenge/closing.ts";
import { readChallenge, type TypedChallenge } from "../../domain/challenge/read-challenge.ts";
import { readNote } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import { actOnChallenge, type OnChallenge } from "./act-on-challenge.ts";
import { columnsOf } from "./draft-challenge.ts";

/** Changes a published challenge before everybody's eyes: what, when and why stand on its page (P2). How proposals are read stays. */
export function amendChallenge(program: Program, input: OnChallenge & TypedChallenge & { reason: string }) {
  return actOnChallenge(program, input, "amend", async (act) => {
    const { tx, at, city, today, challenge: before } = act;
    const reading = before.isSealed ? "sealed" : "as_they_come";
    const known = city.fields.map(({ name }) => name);
    const { challenge: after, errors } = readChallenge({ ...input, reading }, known, today);
    const reason = readNote(input.reason, "reason", "変える理由");
    if (!reason.ok && reason.refusal.kind === "invalid") errors.push(...reason.refusal.errors);
    const unfair = unfairDeadline(before, after);
    if (unfair && !errors.some(({ field }) => field === "deadline"))
      errors.push({ field: "deadline", message: unfair });
    const changes = amendedFields(before, after);
    if (errors.length === 0 && changes.length === 0)
      errors.push({ field: "reason", message: "変わったところがありません。上の内容を直してください。" });
    if (errors.length > 0 || !reason.ok) return refused({ kind: "invalid", errors });
    // Between the deadline and the clock's turn: what is over is not lengthened again, some may have seen that it was over.
    const isOver =
      before.state === "open" &&
      !isChallengeOpen({ status: "open", deadline: before.deadline }, at, city.settings.closingMinutes);
    if (isOver) return refused({ kind: "not-allowed", reason: "締切が過ぎた課題は、変えられません。" });
    await act.save({ ...columnsOf(after), text_version: before.textVersion + 1 });
    await tx
      .insertInto("challenge_amendments")
      .values({
        challenge_id: before.id,
        at,
        reason: reason.value,
        changes: sql`${JSON.stringify(changes)}::jsonb`,
      })
      .execute();
    await act.step("amended", reason.value);
    await act.publish();
    return done(null);
  });
}
