import type { Plan, PlanSide } from "../../domain/plan/plan.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import type { SectionLock } from "../../domain/plan/section-locks.ts";
import type { PlanSection } from "../../domain/plan/sections.ts";
import type { Tx } from "../connect.ts";

/** A suggestion with the version it was made from; `body` holds the places of its section alone. */
export type PlanSuggestion = {
  id: string;
  section: PlanSection;
  baseVersion: number;
  base: Plan;
  body: Partial<Plan>;
  reason: string;
  side: PlanSide;
  byId: string;
  byName: string;
  at: Date;
  state: "open" | "accepted" | "declined" | "withdrawn";
  answer: string;
  answeredBy: string | null;
  answeredAt: Date | null;
  acceptedVersion: number | null;
};

/** The words of one version; null when there is none for this reader. */
export async function findPlanBody(tx: Tx, proposalId: string, version: number): Promise<Plan | null> {
  const row = await tx
    .selectFrom("plans")
    .select("body")
    .where("proposal_id", "=", proposalId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row ? readPlan(row.body) : null;
}

/** Who has taken which section; also locks that are over: the rules judge by the time (domain/plan/section-locks.ts). */
export async function listSectionLocks(tx: Tx, proposalId: string): Promise<readonly SectionLock[]> {
  const rows = await tx
    .selectFrom("plan_section_locks as l")
    .innerJoin("people as p", "p.id", "l.person_id")
    .select(["l.section", "l.side", "l.person_id", "p.name", "l.since", "l.until"])
    .where("l.proposal_id", "=", proposalId)
    .orderBy("l.section")
    .limit(20)
    .execute();
  return rows.map((row) => ({
    section: row.section as PlanSection,
    side: row.side as PlanSide,
    personId: row.person_id,
    name: row.name,
    since: row.since,
    until: row.until,
  }));
}

/** The suggestions of a plan, newest first; at most 100. */
export async function listSuggestions(tx: Tx, proposalId: string): Promise<readonly PlanSuggestion[]> {
  const rows = await suggestions(tx, proposalId).orderBy("s.at", "desc").orderBy("s.id").limit(100).execute();
  return rows.map(suggestionFromRow);
}

/** One suggestion of this proposal; null when there is none for this reader. */
export async function findSuggestion(tx: Tx, proposalId: string, id: string): Promise<PlanSuggestion | null> {
  const row = await suggestions(tx, proposalId).where("s.id", "=", id).executeTakeFirst();
  return row ? suggestionFromRow(row) : null;
}

function suggestions(tx: Tx, proposalId: string) {
  return tx
    .selectFrom("plan_suggestions as s")
    .innerJoin("plans as v", (join) =>
      join.onRef("v.proposal_id", "=", "s.proposal_id").onRef("v.version", "=", "s.base_version"),
    )
    .innerJoin("people as writer", "writer.id", "s.by_id")
    .leftJoin("people as answerer", "answerer.id", "s.answered_by")
    .select([
      "s.id",
      "s.section",
      "s.base_version",
      "s.body",
      "s.reason",
      "s.side",
      "s.by_id",
      "s.at",
      "s.state",
      "s.answer",
      "s.answered_at",
      "s.accepted_version",
      "v.body as base",
      "writer.name as writer_name",
      "answerer.name as answerer_name",
    ])
    .where("s.proposal_id", "=", proposalId);
}

type Row = Awaited<ReturnType<ReturnType<typeof suggestions>["executeTakeFirstOrThrow"]>>;

function suggestionFromRow(row: Row): PlanSuggestion {
  return {
    id: row.id,
    section: row.section as PlanSection,
    baseVersion: row.base_version,
    base: readPlan(row.base),
    body: row.body as Partial<Plan>,
    reason: row.reason,
    side: row.side as PlanSide,
    byId: row.by_id,
    byName: row.writer_name,
    at: row.at,
    state: row.state as PlanSuggestion["state"],
    answer: row.answer,
    answeredBy: row.answerer_name,
    answeredAt: row.answered_at,
    acceptedVersion: row.accepted_version,
  };
}
