import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { City } from "../../db/stores/city-store.ts";
import { isBusinessDay } from "../../domain/calendar/business-days.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Task } from "../../domain/process/ball.ts";

/** The steps that are told outside: each is a wait of the city with a target (process.md "Clocks"). */
export const measuredSteps = ["receive", "answerInquiry", "decideFeasibility"] as const;
export type MeasuredStep = (typeof measuredSteps)[number];

/** Business days; `measured` is null when fewer than three have finished: too few to be told. */
export type Measure = {
  step: MeasuredStep;
  target: number;
  measured: { finished: number; median: number; inTime: number } | null;
};

/** Target days beside the measured median of the last twelve months, from waits that really ended. */
export async function readMeasures(tx: Tx, city: City, now: Date): Promise<Measure[]> {
  const ended = await readEndedWaits(tx, measuredSteps, city, now);
  const targets = city.settings.targetDays;
  const targetOf = {
    receive: targets.firstAnswer,
    answerInquiry: targets.departmentAnswer,
    decideFeasibility: targets.feasibility,
  };
  return measuredSteps.map((step) => ({ step, target: targetOf[step], measured: ended.get(step) ?? null }));
}

/** Waits of one task that ended: how many, the median of their business days, how many within their target. */
export type EndedWaits = { finished: number; median: number; inTime: number };

/** The ended waits of these tasks that began in the last twelve months; a task with fewer than three is absent. */
export async function readEndedWaits(
  tx: Tx,
  tasks: readonly Task[],
  city: City,
  now: Date,
): Promise<ReadonlyMap<string, EndedWaits>> {
  const today = todayInTokyo(now);
  const from = addDays(today, -365);
  const closed: string[] = [];
  for (let day = addDays(from, -60); day <= addDays(today, 1); day = addDays(day, 1))
    if (!isBusinessDay(day, city.calendar)) closed.push(day);
  const { rows } = await sql<{ task: string; finished: number; median: number; in_time: number }>`
    select * from app.public_waits(${[...tasks]}::text[], ${from}::date, ${closed}::date[], ${city.calendar.closingMinutes}::int)
  `.execute(tx);
  return new Map(rows.map(({ task, finished, median, in_time }) => [task, { finished, median, inTime: in_time }]));
}

/** How many submitted proposals stand in each status; a status with fewer than three is absent. */
export async function readCounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ status: string; number: number }>`select * from app.public_counts()`.execute(tx);
  return new Map(rows.map(({ status, number }) => [status, number]));
}
