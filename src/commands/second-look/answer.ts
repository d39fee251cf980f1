import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { readTexts } from "../../domain/kernel/read-texts.ts";
import { done, refused } from "../../domain/kernel/result.ts";
import type { Status } from "../../domain/process/status.ts";
import { secondLookAnswers } from "../../domain/second-look/second-look.ts";
import { type Acting, act } from "../act.ts";

/** The reviewer upholds the decline, or reopens the proposal where it was; with words that the proposer reads. */
export function answerSecondLook(program: Program, input: Acting & { answer: string; explanation: string }) {
  return act<null>(program, input, "answerSecondLook", async ({ tx, record, at, log, move }) => {
    const look = record.secondLook;
    if (!look || look.answer)
      return refused({ kind: "not-allowed", reason: "答えを待っている、もう一度の検討はありません。" });
    const answer = secondLookAnswers.find((one) => one === input.answer);
    const { texts, errors } = readTexts({
      explanation: { typed: input.explanation, name: "提案者への説明", max: 2000 },
    });
    const mend = [...(answer ? [] : [{ field: "answer", message: "結果を選んでください。" }]), ...errors];
    if (!answer || mend.length > 0) return refused({ kind: "invalid", errors: mend });
    await tx
      .updateTable("second_looks")
      .set({ answer, explanation: texts.explanation, answered_at: at })
      .where("id", "=", look.id)
      .execute();
    if (answer === "upheld") {
      await log("second-look-upheld", "proposal");
      return done(null);
    }
    const before = record.statusBefore;
    if (!before) throw new Error(`declined proposal ${record.id} does not know its state before`);
    // A hold knows where it resumes only as the state before it: that is two states back.
    const resumes = before === "on_hold" ? await statusBeforeHold(tx, record.id) : undefined;
    await move(before, "second-look-reopened", {}, undefined, resumes);
    return done(null);
  });
}

async function statusBeforeHold(tx: Tx, proposalId: string): Promise<Status> {
  const rows = await tx
    .selectFrom("events")
    .select("to_status")
    .where("proposal_id", "=", proposalId)
    .where("to_status", "is not", null)
    .orderBy("seq", "desc")
    .limit(3)
    .execute();
  return (rows[2]?.to_status ?? "received") as Status;
}
