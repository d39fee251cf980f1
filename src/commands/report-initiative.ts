import type { Program } from "../db/program.ts";
import { type ReportWords, readReport } from "../domain/initiative/report.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { partsOf } from "../domain/policy/may.ts";
import { type Acting, act } from "./act.ts";

/** Either side reports on an initiative: the value of its indicator, what happened, and the money in yen (G3.3). */
export function reportInitiative(program: Program, input: Acting & ReportWords & { initiativeId: string }) {
  return act(program, input, "reportInitiative", async ({ tx, record, actor, at, today, log }) => {
    const initiative = record.initiatives.find((one) => one.id === input.initiativeId);
    if (!initiative) return refused({ kind: "not-found" });
    const { report, errors } = readReport(input, today);
    if (errors.length > 0) return refused({ kind: "invalid", errors });
    const side = partsOf(actor, record).has("member") ? "partner" : "city";
    const { id } = await tx
      .insertInto("initiative_reports")
      .values({
        initiative_id: initiative.id,
        proposal_id: record.id,
        from_day: report.fromDay,
        to_day: report.toDay,
        value: report.value,
        text: report.text,
        city_spent_yen: report.citySpentYen,
        partner_brought_yen: report.partnerBroughtYen,
        city_alone_yen: report.cityAloneYen,
        by_side: side,
        by_id: actor.id,
        at,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await log("initiative-reported", "agreement", { initiative: initiative.id, report: id, side });
    return done({ id });
  });
}
