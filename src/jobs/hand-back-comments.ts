import { sql } from "kysely";
import { settle } from "../commands/act.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";

/**
 * The days for the partner's comment on the facts or the case are over (P7c): the turn goes back to the desk, by the one rule of
 * who has the ball. Returns how many proposals; done once for each, because the wait is closed.
 */
export async function handBackComments(program: Program): Promise<number> {
  const at = program.now();
  const city = await cityOf(program);
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const over = await program.db.asActor(clock, (tx) =>
    sql<{ proposal_id: string }>`select distinct proposal_id from waits
      where task in ('commentCase', 'commentFacts') and ended_at is null and due < ${todayInTokyo(at)} limit 100`.execute(
      tx,
    ),
  );
  // One transaction each: a refusal of one holds up no other.
  for (const { proposal_id } of over.rows)
    await program.db.asActor(clock, (tx) => settle(tx, program, city, proposal_id, at));
  return over.rows.length;
}
