import { sql } from "kysely";
import { settle } from "../commands/act.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { appendEvent } from "../db/stores/event-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";

/**
 * The day is over until which a law forbade to tell of an access (decision 0034): its proposer is told now, and the log says so.
 * @returns how many accesses; each is told once, by whichever copy of the program comes first.
 */
export async function tellLawAccesses(program: Program): Promise<number> {
  const at = program.now();
  const city = await cityOf(program);
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    const { rows } = await sql<{ id: string; proposal_id: string; part_id: string; purpose: string }>`
      update law_accesses set told_at = ${at} where id in (select id from law_accesses
        where untold_until < ${todayInTokyo(at)} and told_at is null order by id limit 50 for update skip locked)
      returning id, proposal_id, part_id, purpose`.execute(tx);
    for (const { proposal_id: proposalId, part_id: part, purpose } of rows) {
      const happened = { kind: "law-access-told", bySide: "clock", line: "protection" } as const;
      await appendEvent(tx, program.key, {
        ...happened,
        ...{ proposalId, byId: null, departmentId: null, at, toStatus: null, facts: { part, purpose } },
      });
      await settle(tx, program, city, proposalId, at, { happened: [happened], byId: null });
    }
    return rows.length;
  });
}
