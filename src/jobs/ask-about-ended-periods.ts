import { sql } from "kysely";
import { settle } from "../commands/act.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { appendEvent } from "../db/stores/event-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";

/**
 * The agreed period of a protected part is over (P7b): it opens nothing; the desk gets the ball, to ask its proposer. Returns how many
 * parts; done once for each, because somebody is waited for then.
 */
export async function askAboutEndedPeriods(program: Program): Promise<number> {
  const at = program.now();
  const city = await cityOf(program);
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const ended = await program.db.asActor(clock, (tx) => listEnded(tx, todayInTokyo(at), null));
  // One transaction for each proposal: a refusal of one holds up no other.
  let count = 0;
  for (const proposalId of new Set(ended.map((part) => part.proposal_id)))
    count += await program.db.asActor(clock, async (tx) => {
      // Another copy of the program may have been faster: who comes second waits here, and finds nothing to do.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`ended-periods ${proposalId}`}, 0))`.execute(tx);
      const parts = await listEnded(tx, todayInTokyo(at), proposalId);
      for (const part of parts)
        await appendEvent(tx, program.key, {
          proposalId,
          kind: "protection-period-over",
          line: "protection",
          byId: null,
          bySide: "clock",
          departmentId: null,
          at,
          toStatus: null,
          facts: { part: part.part_id },
        });
      await settle(tx, program, city, proposalId, at);
      return parts.length;
    });
  return count;
}

async function listEnded(tx: Parameters<typeof settle>[0], today: string, proposalId: string | null) {
  const { rows } = await sql<{
    part_id: string;
    proposal_id: string;
  }>`select part_id, proposal_id from wall.ended_periods
    where until < ${today} and (${proposalId}::uuid is null or proposal_id = ${proposalId}::uuid)
    order by until, part_id limit 100`.execute(tx);
  return rows;
}
