import type { Program } from "../../db/program.ts";
import { readOnce } from "../../db/read-once.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { Task } from "../../domain/process/ball.ts";
import { readEndedWaits } from "./measures.ts";

/** The steps ahead of who writes a proposal, as far as they are waits of the city that somebody ends (U1). */
export const waitsAhead = ["receive", "answerInquiry", "decideFeasibility", "proposeMethod"] as const satisfies Task[];

/** The usual (median) business days of a step; absent where too few have ended to be told (decision 0053). */
export type UsualWaits = ReadonlyMap<string, number>;

const kept = readOnce<UsualWaits>();

/**
 * How long the steps ahead usually take, from the desk's own record, as a visitor may know it. Read once for each public revision and
 * day, as the public pages are: every step of the form shows it, and a year of waits is no query for a page that is saved each minute.
 */
export async function usualWaitsOf(program: Program): Promise<UsualWaits> {
  const city = await cityOf(program);
  const now = program.now();
  return kept(program, `${city.publicRevision} ${todayInTokyo(now)}`, async () => {
    const visitor = { kind: "visitor", municipality: program.municipality } as const;
    const ended = await program.db.asActor(visitor, (tx) => readEndedWaits(tx, waitsAhead, city, now));
    return new Map([...ended].map(([task, { median }]) => [task, median]));
  });
}
