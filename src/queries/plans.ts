import type { Tx } from "../db/connect.ts";
import type { Plan, PlanSide } from "../domain/plan/plan.ts";
import { readPlan } from "../domain/plan/read-plan.ts";

/** A version in the list: who wrote it, why, and who approved it. */
export type PlanHead = {
  version: number;
  reason: string;
  draftedSide: PlanSide;
  draftedBy: string;
  draftedAt: Date;
  /** Whose suggestion this version took; null when its writer wrote it. */
  suggestedBy: { side: PlanSide; name: string } | null;
  city: Approval | null;
  partner: Approval | null;
};
export type Approval = { name: string; at: Date };

/** One version of the joint plan beside the one before it; `heads` is newest first. */
export type PlanPages = {
  heads: readonly PlanHead[];
  head: PlanHead;
  body: Plan;
  previous: Plan | null;
};

/** The newest version, or the one asked for; null when there is none for this reader. At most 100 versions are listed. */
export async function findPlan(tx: Tx, proposalId: string, version?: number): Promise<PlanPages | null> {
  const heads = await listHeads(tx, proposalId);
  const head = version === undefined ? heads[0] : heads.find((one) => one.version === version);
  if (!head) return null;
  const bodies = await tx
    .selectFrom("plans")
    .select(["version", "body"])
    .where("proposal_id", "=", proposalId)
    .where("version", "in", [head.version, head.version - 1])
    .execute();
  const bodyOf = (number: number) => {
    const row = bodies.find((one) => one.version === number);
    return row ? readPlan(row.body) : null;
  };
  return { heads, head, body: bodyOf(head.version)!, previous: bodyOf(head.version - 1) };
}

async function listHeads(tx: Tx, proposalId: string): Promise<readonly PlanHead[]> {
  const rows = await tx
    .selectFrom("plans as v")
    .innerJoin("people as drafter", "drafter.id", "v.drafted_by")
    .leftJoin("people as city", "city.id", "v.city_approved_by")
    .leftJoin("people as partner", "partner.id", "v.partner_approved_by")
    .leftJoin("plan_suggestions as s", (join) =>
      join.onRef("s.proposal_id", "=", "v.proposal_id").onRef("s.accepted_version", "=", "v.version"),
    )
    .leftJoin("people as suggester", "suggester.id", "s.by_id")
    .select([
      "s.side as suggested_side",
      "suggester.name as suggester_name",
      "v.version",
      "v.reason",
      "v.drafted_side",
      "v.drafted_at",
      "v.city_approved_at",
      "v.partner_approved_at",
      "drafter.name as drafter_name",
      "city.name as city_name",
      "partner.name as partner_name",
    ])
    .where("v.proposal_id", "=", proposalId)
    .orderBy("v.version", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    version: row.version,
    reason: row.reason,
    draftedSide: row.drafted_side as PlanSide,
    draftedBy: row.drafter_name,
    draftedAt: row.drafted_at,
    suggestedBy: row.suggester_name ? { side: row.suggested_side as PlanSide, name: row.suggester_name } : null,
    city: row.city_name && row.city_approved_at ? { name: row.city_name, at: row.city_approved_at } : null,
    partner:
      row.partner_name && row.partner_approved_at ? { name: row.partner_name, at: row.partner_approved_at } : null,
  }));
}
