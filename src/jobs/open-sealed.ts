import { sql } from "kysely";
import { settle } from "../commands/act.ts";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { appendEvent } from "../db/stores/event-store.ts";

/**
 * Opens what was sent to a sealed challenge, all of it in one transaction, once the challenge is closed (process.md "challenge"): from
 * here on the desk sees the proposals, and its clocks start now, also when the clock comes late. Returns how many were opened.
 */
export async function openSealed(program: Program): Promise<number> {
  const city = await cityOf(program);
  const clock = { kind: "clock", municipality: program.municipality } as const;
  const due = await program.db.asActor(clock, (tx) =>
    sql<{ challenge_id: string }>`select challenge_id from app.challenges_to_open()`.execute(tx),
  );
  let opened = 0;
  for (const { challenge_id } of due.rows) {
    const at = program.now();
    opened += await program.db.asActor(clock, async (tx) => {
      const { rows } = await sql<{ proposal_id: string }>`
        select proposal_id from app.open_sealed(${challenge_id}) order by proposal_id`.execute(tx);
      for (const { proposal_id } of rows) {
        await appendEvent(tx, program.key, {
          proposalId: proposal_id,
          kind: "sealed-opened",
          line: "proposal",
          byId: null,
          bySide: "clock",
          departmentId: null,
          at,
          toStatus: null,
          facts: {},
        });
        await settle(tx, program, city, proposal_id, at, {
          happened: [{ kind: "sealed-opened", bySide: "clock", line: "proposal" }],
          byId: null,
        });
      }
      return rows.length;
    });
  }
  return opened;
}
