import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { listApprovers } from "../db/stores/challenge-approvers.ts";
import { type Challenge, findChallenge, listChallenges } from "../db/stores/challenge-store.ts";
import { isPlainDate } from "../domain/calendar/tokyo-date.ts";
import type { AmendedField } from "../domain/challenge/amendment.ts";
import { type ChallengeState, challengeStates } from "../domain/challenge/challenge.ts";
import { isId } from "../domain/kernel/ids.ts";
import type { Person } from "../domain/policy/actor.ts";
import { isOfDesk } from "../domain/policy/actor.ts";
import { countWaitingQuestions } from "./challenge-questions.ts";

const pageSize = 20;

/** States that somebody in the city still works on, in the order of the life. */
const underWay: readonly ChallengeState[] = ["draft", "in_check", "checked", "approved", "forecast", "open", "closed"];

export type ChallengesFilter = { state: ChallengeState | "under_way" | "all" };

/**
 * A page of challenges inside: all of them for the desk, their own for a department, those on whose route one is for an approver.
 * By urgency, as the index challenges_by_urgency has it: what waits for somebody by its day, what runs by its deadline, what has ended last.
 */
export async function listChallengesInside(
  tx: Tx,
  person: Person,
  filter: ChallengesFilter,
  after: string | null,
): Promise<{ challenges: readonly Challenge[]; next: string | null }> {
  let query = tx
    .selectFrom("challenges as c")
    .select(["c.id", sql<string>`${waitsUntil}::text`.as("due"), sql<string>`${runsUntil}::text`.as("ends")])
    .orderBy(waitsUntil)
    .orderBy(runsUntil)
    .orderBy("c.id");
  if (!isOfDesk(person)) {
    const own = person.departments.map(({ id }) => id);
    query = query.where(sql<boolean>`(c.department_id = any (${own}::uuid[])
      or c.id in (select a.challenge_id from challenge_approvals a where ${person.id} in (a.person_id, a.decided_by)
        or (a.decision is null and a.person_id = any (app.deputises()))))`);
  }
  const states =
    filter.state === "all" ? challengeStates : filter.state === "under_way" ? underWay : ([filter.state] as const);
  query = query.where("c.status", "in", [...states]);
  const [due = "", ends = "", id = ""] = (after ?? "").split("_");
  if (isDay(due) && isDay(ends) && isId(id))
    query = query.where(sql<boolean>`(${waitsUntil}, ${runsUntil}, c.id) > (${due}::date, ${ends}::date, ${id}::uuid)`);
  const rows = await query.limit(pageSize + 1).execute();
  const shown = rows.slice(0, pageSize);
  const challenges = await listChallenges(
    tx,
    shown.map((row) => row.id),
  );
  const last = shown.at(-1);
  return { challenges, next: rows.length > pageSize && last ? `${last.due}_${last.ends}_${last.id}` : null };
}

const waitsUntil = sql<string>`coalesce(c.due, 'infinity'::date)`;
const runsUntil = sql<string>`case when c.status in ('concluded', 'withdrawn') then 'infinity'::date
  else coalesce(c.deadline, '9999-12-31'::date) end`;

function isDay(text: string): boolean {
  return text === "infinity" || isPlainDate(text);
}

export type ChallengeStep = {
  kind: string;
  body: string;
  side: string;
  by: string | null;
  /** In whose place it was done (代決). */
  away: string | null;
  at: Date;
};
export type ChallengeInside = {
  challenge: Challenge;
  steps: readonly ChallengeStep[];
  amendments: readonly { at: Date; reason: string; changes: readonly AmendedField[] }[];
  /** Who may be named to approve it; empty unless the desk is about to. */
  approvers: readonly { id: string; name: string; title: string }[];
  waitingQuestions: number;
};

/** One challenge with everything that was done, for whoever is inside of it; null when it does not exist for this reader. */
export async function challengeInside(tx: Tx, id: string): Promise<ChallengeInside | null> {
  const challenge = await findChallenge(tx, id);
  if (!challenge) return null;
  const [steps, amendments, approvers, waitingQuestions] = await Promise.all([
    tx
      .selectFrom("challenge_steps as s")
      .leftJoin("people as n", "n.id", "s.by_id")
      .leftJoin("people as w", "w.id", "s.in_place_of")
      .select(["s.kind", "s.body", "s.by_side as side", "n.name as by", "w.name as away", "s.at"])
      .where("s.challenge_id", "=", id)
      .orderBy("s.at", "desc")
      .orderBy("s.id")
      .limit(200)
      .execute(),
    tx
      .selectFrom("challenge_amendments")
      .select(["at", "reason", "changes"])
      .where("challenge_id", "=", id)
      .orderBy("at", "desc")
      .orderBy("id")
      .limit(100)
      .execute(),
    challenge.state === "in_check" ? listApprovers(tx, challenge) : [],
    countWaitingQuestions(tx, id),
  ]);
  return {
    challenge,
    steps,
    amendments: amendments as unknown as ChallengeInside["amendments"],
    approvers,
    waitingQuestions,
  };
}
