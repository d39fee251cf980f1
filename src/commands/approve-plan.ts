import type { Program } from "../db/program.ts";
import { speakerOf, twoSided } from "../domain/dialogue/side.ts";
import { done, refused } from "../domain/kernel/result.ts";
import { missingBearers, missingGoals } from "../domain/principles/gates.ts";
import { type Acting, act } from "./act.ts";

/**
 * P3: one side approves the newest version of the joint plan; both approvals of one version agree on it, and confirm P5 and P6.
 * An incomplete plan is not approved: what is missing is said by gate. An older version than the newest is stale.
 */
export function approvePlan(program: Program, input: Acting & { planVersion: number }) {
  return act(program, input, "approvePlan", async ({ tx, record, actor, at, log }) => {
    const plan = record.plan;
    if (!plan) return refused({ kind: "not-allowed", reason: "共同計画がまだありません。先に案を書いてください。" });
    if (plan.version !== input.planVersion) return refused({ kind: "stale", changed: `共同計画は第${plan.version}版` });
    const side = twoSided(speakerOf(actor, record)!);
    if (side === "partner" ? plan.partnerApprovedAt : plan.cityApprovedAt)
      return refused({
        kind: "stale",
        changed: `第${plan.version}版は${side === "partner" ? "提案者" : "市"}が承認済み`,
      });
    const missing = [
      ...missingGoals(plan.body).map((sentence) => ({ principle: "P5", sentence })),
      ...missingBearers(plan.body).map((sentence) => ({ principle: "P6", sentence })),
    ];
    if (missing.length > 0) return refused({ kind: "gates", missing });
    await tx
      .updateTable("plans")
      .set(
        side === "partner"
          ? { partner_approved_by: actor.id, partner_approved_at: at }
          : { city_approved_by: actor.id, city_approved_at: at },
      )
      .where("proposal_id", "=", record.id)
      .where("version", "=", plan.version)
      .execute();
    const both = Boolean(side === "partner" ? plan.cityApprovedAt : plan.partnerApprovedAt);
    await log("plan-approved", "dialogue", { version: plan.version, side, both });
    return done({ version: plan.version, both });
  });
}
