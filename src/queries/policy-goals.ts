import type { Tx } from "../db/connect.ts";
import { listPolicyGoals } from "../db/stores/policy-goal-store.ts";
import { type GoalSuggestion, suggestGoals } from "../domain/matching/suggest-goals.ts";
import { isGoalInForce, type PolicyGoal } from "../domain/policy-goal/policy-goal.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import type { Matching } from "./matching.ts";

export type GoalsToName = {
  /** All that stand today. */
  goals: readonly PolicyGoal[];
  /** Of them, those that the proposal may serve, with why; best first. */
  suggested: readonly GoalSuggestion[];
};

/** Suggested are no more than an officer would name. */
const mostSuggested = 5;

/** The goals of the city's plans that may be named where P1 is confirmed; none for whoever is not of the desk. */
export async function goalsToName(
  tx: Tx,
  record: ProposalRecord,
  matching: Matching | null,
  today: string,
): Promise<GoalsToName> {
  if (!matching) return { goals: [], suggested: [] };
  const goals = (await listPolicyGoals(tx)).filter((one) => isGoalInForce(one, today));
  const { summary = "", what = "", benefit = "" } = record.text ?? {};
  const { title, fields } = record;
  const written = { title, summary, body: [what, benefit].join("\n"), fields };
  return { goals, suggested: suggestGoals(written, goals, matching.topics, mostSuggested) };
}
