import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { cityOf } from "../db/stores/city-store.ts";
import { todayInTokyo } from "../domain/calendar/tokyo-date.ts";
import { challengeDue } from "../domain/challenge/challenge-ball.ts";
import { firstOpenDeadline } from "../domain/challenge/closing.ts";

/**
 * The clock opens announced challenges on their day and closes open ones at the time that their page says (domain/challenge/closing.ts).
 * Returns how many; done once for each, also when it comes late.
 */
export async function turnChallenges(program: Program): Promise<number> {
  const at = program.now();
  const { settings, calendar } = await cityOf(program);
  return program.db.asActor({ kind: "clock", municipality: program.municipality }, async (tx) => {
    // SKIP LOCKED: another copy of the program, or somebody of the desk, is at it already.
    const { rows } = await sql<{ id: string; status: "forecast" | "open" }>`select id, status from challenges
      where (status = 'forecast' and opens_on <= ${todayInTokyo(at)})
        or (status = 'open' and deadline < ${firstOpenDeadline(at, settings.closingMinutes)})
      order by id limit 100 for update skip locked`.execute(tx);
    for (const { id, status } of rows) {
      const to = status === "forecast" ? "open" : "closed";
      await sql`update challenges set status = ${to}, version = version + 1, due = ${challengeDue(to, at, settings.targetDays, calendar)}
        ${to === "open" ? sql`, published_at = ${at}` : sql``} where id = ${id}`.execute(tx);
      await tx
        .insertInto("challenge_steps")
        .values({
          challenge_id: id,
          kind: to === "open" ? "opened" : "closed",
          by_side: "clock",
          at,
          to_status: to,
        })
        .execute();
    }
    if (rows.length > 0) await sql`select app.raise_public_revision()`.execute(tx);
    return rows.length;
  });
}
