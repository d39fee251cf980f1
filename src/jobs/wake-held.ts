import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { appendEvent } from "../db/stores/event-store.ts";
import { tell } from "../db/stores/notice-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { turnOf } from "../domain/mail/news.ts";

const resuming = { task: "resume", holder: "desk", departmentId: null, personId: null, subjectId: null } as const;

/**
 * The clock hands the ball back to the desk when a hold's day has come (process.md "on_hold"): the wait of nobody ends, one of
 * the desk begins, and the log says that the clock did it. Returns how many; done once for each hold.
 */
export async function wakeHeld(program: Program): Promise<number> {
  const at = program.now();
  const today = todayInTokyo(at);
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    // SKIP LOCKED: another copy of the program is at it already.
    const due = await sql<{ id: string; proposal_id: string }>`select id, proposal_id from waits
      where task = 'resume' and holder = 'nobody' and ended_at is null and due <= ${today} order by due limit 100 for update skip locked`.execute(
      tx,
    );
    for (const wait of due.rows) {
      await tx.updateTable("waits").set({ holder: "desk", since: at }).where("id", "=", wait.id).execute();
      const turn = { ...resuming, id: wait.id, due: today };
      await tell(tx, wait.proposal_id, turnOf(turn), null, at);
      await appendEvent(tx, program.key, {
        proposalId: wait.proposal_id,
        kind: "hold-came-due",
        line: "proposal",
        byId: null,
        bySide: "clock",
        departmentId: null,
        at,
        toStatus: null,
        facts: {},
      });
    }
    return due.rows.length;
  });
}
