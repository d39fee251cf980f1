import type { Program } from "../db/program.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { type Acting, act } from "./act.ts";

/** The head of the lead department marks one condition of "yes, if" met; `condition` is its place, from 0. The last one lets the feasibility pass. */
export function meetCondition(program: Program, input: Acting & { condition: number }) {
  return act(program, input, "meetCondition", async ({ tx, record, actor, at, log }) => {
    const row = await tx
      .selectFrom("feasibilities")
      .select(["id", "answer", "conditions"])
      .where("proposal_id", "=", record.id)
      .orderBy("decided_at", "desc")
      .limit(1)
      .executeTakeFirst();
    const conditions = (row?.conditions ?? []) as { text: string; met_at: string | null; met_by: string | null }[];
    const condition = conditions[input.condition];
    if (row?.answer !== "yes_if" || !condition)
      return refused({
        kind: "invalid",
        errors: [{ field: "condition", message: "満たされた条件を、一覧から選んでください。" }],
      });
    if (condition.met_at) return refused({ kind: "stale", changed: "この条件は確認済み" });
    const met = conditions.map((one) =>
      one === condition ? { ...one, met_at: at.toISOString(), met_by: actor.id } : one,
    );
    await tx
      .updateTable("feasibilities")
      .set({ conditions: JSON.stringify(met) })
      .where("id", "=", row.id)
      .execute();
    const left = met.filter((one) => !one.met_at).length;
    await log("condition-met", "review", { feasibility: row.id, condition: input.condition, left });
    return done({ left });
  });
}
