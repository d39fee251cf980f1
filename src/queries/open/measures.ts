import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { City } from "../../db/stores/city-store.ts";
import { isBusinessDay } from "../../domain/calendar/business-days.ts";
import type { ClockName } from "../../domain/calendar/clock-defaults.ts";
import { addDays, todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Task } from "../../domain/process/ball.ts";

/** The city's steps that are told outside, in the order of the way: each is a wait with a target (process.md "Clocks"). */
export const measuredSteps = [
  "receive",
  "askDepartments",
  "answerInquiry",
  "answerMessage",
  "writeMinutes",
  "decideFeasibility",
  "proposeMethod",
] as const satisfies readonly Task[];
export type MeasuredStep = (typeof measuredSteps)[number];

/** The three of them that the home page shows. */
export const stepsAtHome: readonly MeasuredStep[] = ["receive", "answerInquiry", "decideFeasibility"];

/** Which target each step is held against. */
const clockOf: Readonly<Record<MeasuredStep, ClockName>> = {
  receive: "firstAnswer",
  askDepartments: "formalCheck",
  answerInquiry: "departmentAnswer",
  answerMessage: "deskReply",
  writeMinutes: "minutes",
  decideFeasibility: "feasibility",
  proposeMethod: "methodDecision",
};

/** Business days; `measured` is null where too few have finished to be told (decision 0053). */
export type Measure = { step: MeasuredStep; target: number; measured: EndedWaits | null };

/** Target days beside what the last twelve months were really like, from waits that ended. */
export async function readMeasures(
  tx: Tx,
  city: City,
  now: Date,
  steps: readonly MeasuredStep[] = measuredSteps,
): Promise<Measure[]> {
  const ended = await readEndedWaits(tx, steps, city, now);
  const targets = city.settings.targetDays;
  return steps.map((step) => ({ step, target: targets[clockOf[step]], measured: ended.get(step) ?? null }));
}

/**
 * Waits of one task that ended: how many, the median of their business days, the day within which nine of ten had ended where three
 * proposals took longer. How many were within their target (`inTime`) only where it and its remainder are of three proposals or more; else
 * `few` says which of the two are of fewer.
 */
export type EndedWaits = {
  finished: number;
  median: number;
  ninetieth: number | null;
  inTime: number | null;
  few: "late" | "in-time" | null;
};

/**
 * The city's ended waits of these tasks that began in the last twelve months; a task is absent where fewer than three proposals lie on
 * either side of its median.
 */
export async function readEndedWaits(
  tx: Tx,
  tasks: readonly Task[],
  city: City,
  now: Date,
): Promise<ReadonlyMap<string, EndedWaits>> {
  const today = todayInTokyo(now);
  const from = yearBefore(today);
  const closed: string[] = [];
  for (let day = addDays(from, -60); day <= addDays(today, 1); day = addDays(day, 1))
    if (!isBusinessDay(day, city.calendar)) closed.push(day);
  const { rows } = await sql<
    { task: string; in_time: number | null } & Pick<EndedWaits, "finished" | "median" | "ninetieth" | "few">
  >`
    select task, finished, median, ninetieth, in_time, few
    from app.public_waits(${[...tasks]}::text[], ${from}::date, ${closed}::date[], ${city.calendar.closingMinutes}::int)
  `.execute(tx);
  return new Map(rows.map(({ task, in_time, ...row }) => [task, { ...row, inTime: in_time }]));
}

/** The first day of the twelve months that the figures speak of. */
export function yearBefore(today: string): string {
  return addDays(today, -365);
}

/** How many submitted proposals stand in each status; a status with fewer than three is absent. */
export async function readCounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ status: string; number: number }>`select * from app.public_counts()`.execute(tx);
  return new Map(rows.map(({ status, number }) => [status, number]));
}
