import type { Program } from "../../db/program.ts";
import type { City } from "../../db/stores/city-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { type Measure, readCounts, readMeasures, yearBefore } from "./measures.ts";

export type Figures = {
  measures: readonly Measure[];
  /** Submitted proposals by status: the only division of them that is told, so that no second one gives away what is few in it. */
  counts: ReadonlyMap<string, number>;
  from: string;
  until: string;
};

/** How the target days are kept, and how many proposals stand where (P7a). */
export async function figuresOf(program: Program, city: City): Promise<Figures> {
  const now = program.now();
  const until = todayInTokyo(now);
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => ({
    measures: await readMeasures(tx, city, now),
    counts: await readCounts(tx),
    from: yearBefore(until),
    until,
  }));
}
