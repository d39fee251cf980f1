import type { Program } from "../db/program.ts";
import { type FinalReportWords, readFinalReport } from "../domain/initiative/final-report.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/**
 * The city's final report, once. Ending early says why, and then this report alone suffices: nobody waits for lessons
 * (process.md "active"). Initiatives that still run end with it.
 */
export function writeFinalReport(program: Program, input: Acting & FinalReportWords) {
  return act(program, input, "writeFinalReport", async ({ tx, record, actor, at, log }) => {
    if (record.finalReport) return refused({ kind: "stale", changed: "最終報告は書かれています" });
    const { report, errors } = readFinalReport(input);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    await tx
      .insertInto("final_reports")
      .values({
        proposal_id: record.id,
        result: report.result,
        ended_early_reason: report.endedEarlyReason,
        by_id: actor.id,
        at,
      })
      .execute();
    await tx
      .updateTable("initiatives")
      .set({ state: "ended" })
      .where("proposal_id", "=", record.id)
      .where("state", "in", ["planned", "running", "review", "again"])
      .execute();
    await log("final-report-written", "publication", { endedEarly: report.endedEarlyReason !== "" });
    return done(null);
  });
}
