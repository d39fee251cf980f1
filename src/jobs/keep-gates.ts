import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { keepGates, listGatesToKeep } from "../db/stores/gate-store.ts";
import { findBallFacts } from "../db/stores/record-store.ts";

/** So many at once: a city that takes over this version has its open proposals in the list within minutes. */
const mostAtOnce = 500;

/**
 * Catches up with what is kept of the principles: of proposals from before it was kept, and after the rules have changed. What waits is
 * said to wait since the proposal came into its state; the days of before are not known.
 * @returns how many.
 */
export async function keepGatesOfAll(program: Program): Promise<number> {
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const ids = await program.db.asActor(clock, (tx) => listGatesToKeep(tx, mostAtOnce));
  for (const id of ids)
    await program.db.asActor(clock, async (tx) => {
      // The waits are the lock of the clock (settle): who acts now writes the row itself.
      await sql`select id from waits where proposal_id = ${id} and ended_at is null order by id for update`.execute(tx);
      const facts = await findBallFacts(tx, id);
      if (facts) await keepGates(tx, facts.gates, facts.gates.statusAt);
    });
  return ids.length;
}
