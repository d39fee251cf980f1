import { sql } from "kysely";
import type { CalendarMeeting } from "../../domain/dialogue/meeting.ts";
import type { Tx } from "../connect.ts";

/** As the worker: those of these meetings that a calendar has to be told of; the others (held, never agreed, gone) are left out. */
export async function listMeetingsToMail(tx: Tx, ids: readonly string[]): Promise<readonly CalendarMeeting[]> {
  const { rows } = await sql<{
    id: string;
    proposal_id: string;
    state: string;
    starts_at: Date;
    minutes_long: number;
    sequence: number;
    fiscal_year: number;
    serial: number;
  }>`select id, proposal_id, state, starts_at, minutes_long, sequence, fiscal_year, serial from wall.meetings_to_mail
    where id = any (${[...ids]}::uuid[]) order by starts_at, id limit 20`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    proposalId: row.proposal_id,
    number: { fiscalYear: row.fiscal_year, serial: row.serial },
    state: row.state,
    startsAt: row.starts_at,
    minutesLong: row.minutes_long,
    sequence: row.sequence,
  }));
}
