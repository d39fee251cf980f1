import type { Program } from "../../db/program.ts";
import type { City } from "../../db/stores/city-store.ts";
import { firstOpenDeadline } from "../../domain/challenge/closing.ts";
import { type CaseRow, readCases } from "./cases.ts";
import { type ChallengeRow, countChallenges, newestChallenges } from "./challenges.ts";
import { type Measure, readMeasures, stepsAtHome } from "./measures.ts";

export type Home = {
  measures: readonly Measure[];
  challenges: readonly ChallengeRow[];
  openChallenges: number;
  cases: readonly CaseRow[];
};

/** What the home page shows beside its own words. */
export async function homeOf(program: Program, city: City): Promise<Home> {
  const now = program.now();
  const first = firstOpenDeadline(now, city.settings.closingMinutes);
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => ({
    measures: await readMeasures(tx, city, now, stepsAtHome),
    challenges: await newestChallenges(tx, first, 4),
    openChallenges: (await countChallenges(tx, first)).open,
    cases: (await readCases(tx, {}, 3)).rows,
  }));
}
