import type { Program } from "../db/program.ts";
import { isLate } from "../domain/inquiry/clock-of-inquiry.ts";
import { readTexts } from "../domain/kernel/read-texts.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The desk says why it goes on although an asked department has not answered in time (gate of "dialogue"). */
export function goOnWithoutAnswers(program: Program, input: Acting & { reason: string }) {
  return act(program, input, "goOnWithoutAnswers", async ({ tx, record, actor, at, today, log }) => {
    const late = record.inquiries.filter((one) => isLate(one, today));
    if (late.length === 0)
      return refused({
        kind: "gates",
        missing: [{ principle: "", sentence: "期限を過ぎて回答のない課がありません。期限までは回答を待ちます。" }],
      });
    const { texts, errors } = readTexts({ reason: { typed: input.reason, name: "回答を待たずに進む理由", max: 500 } });
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const given = { reason: texts.reason, by_id: actor.id, at };
    await tx
      .insertInto("going_on_reasons")
      .values({ proposal_id: record.id, ...given })
      .onConflict((conflict) => conflict.column("proposal_id").doUpdateSet(given))
      .execute();
    await log("going-on-explained", "inside", { inquiries: late.map((one) => one.id) });
    return done(null);
  });
}
