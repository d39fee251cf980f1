import { sql } from "kysely";
import type { HandOverKind } from "../../domain/hand-over/hand-over.ts";
import type { Tx } from "../connect.ts";

/** Somebody who leaves, or receives. */
export type HandOverPerson = { id: string; name: string };

/** Something that somebody has, and that may pass. */
export type Work = {
  kind: HandOverKind;
  id: string;
  proposalId: string | null;
  fiscalYear: number | null;
  serial: number | null;
  title: string;
  /** The person has done something with it: at the desk always, in a department where it is the department's. */
  isTheirs: boolean;
};

/** More than one person has at once; a bound. */
const most = 300;

/** The people of the desk (null) or of a department, by name. */
export async function peopleOfPlace(tx: Tx, departmentId: string | null): Promise<readonly HandOverPerson[]> {
  const { rows } =
    await sql<HandOverPerson>`select distinct n.id, n.name from staff_posts t join people n on n.id = t.person_id
    where t.ended_at is null and n.ended_at is null
      and ${departmentId === null ? sql`t.role in ('officer', 'chief')` : sql`t.department_id = ${departmentId}`}
    order by n.name, n.id limit ${sql.lit(most)}`.execute(tx);
  return rows;
}

/** A hand-over that stands, by the names of who leaves and who receives. */
export type Standing = { from: string; to: string };

/**
 * Who cannot receive from `personId` on a day, because hand-overs that stand for the same day lead from them back to that person: by the id of
 * each, the last of these hand-overs.
 */
export async function circlesTo(
  tx: Tx,
  personId: string,
  departmentId: string | null,
  onDay: string,
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await sql<{ first: string; from: string; to: string }>`
    with recursive standing as (
      select distinct h.person_id, l.to_id from hand_overs h join hand_over_lines l on l.hand_over_id = h.id
      where h.on_day = ${onDay}::date and h.department_id is not distinct from ${departmentId}::uuid
        and h.carried_out_at is null and h.cancelled_at is null
    ), led as (
      select s.person_id as first, s.person_id as last, s.to_id from standing s
      union
      select led.first, s.person_id, s.to_id from led join standing s on s.person_id = led.to_id
    )
    select distinct on (led.first) led.first, f.name as "from", t.name as "to" from led join people f on f.id = led.last join people t on t.id = led.to_id
    where led.to_id = ${personId} order by led.first, f.name limit ${sql.lit(most)}`.execute(tx);
  return new Map(rows.map(({ first, ...standing }) => [first, standing]));
}

/** What somebody of the desk (null) or of a department has, as far as who asks may see it. */
export async function workOf(tx: Tx, personId: string, departmentId: string | null): Promise<readonly Work[]> {
  const rows =
    departmentId === null
      ? await sql<Row>`${proposalsOfDesk(personId)} union all
          select 'consultation', c.id, null, c.fiscal_year, c.serial, c.sender_name, true from consultations c
          where c.state in ('open', 'passed_on', 'answered') and (c.entered_by = ${personId}
            or exists (select from consultation_steps s where s.consultation_id = c.id and s.by_id = ${personId})) union all
          select 'challenge', c.id, null, null, null, c.title, true from challenges c where c.status not in ('concluded', 'withdrawn')
            and exists (select from challenge_steps s where s.challenge_id = c.id and s.by_id = ${personId})
          order by 1 desc, 4, 5, 6, 2 limit ${sql.lit(most)}`.execute(tx)
      : await sql<Row>`select 'inquiry' as kind, i.id, p.id as proposal_id, p.fiscal_year, p.serial, p.title,
            coalesce(h.person_id = ${personId}, a.drafted_by = ${personId}, false) as theirs
          from inquiries i join proposals p on p.id = i.proposal_id left join inquiry_answers a on a.inquiry_id = i.id
            left join inquiry_handlers h on h.inquiry_id = i.id
          where i.department_id = ${departmentId} and i.ended_at is null
            and p.status not in ('completed', 'declined', 'not_selected', 'lapsed', 'withdrawn') union all
          select 'consultation', c.id, null, c.fiscal_year, c.serial, c.sender_name,
            exists (select from consultation_steps s where s.consultation_id = c.id and s.by_id = ${personId})
          from consultations c where c.department_id = ${departmentId} and c.state in ('passed_on', 'answered') union all
          select 'challenge', c.id, null, null, null, c.title,
            exists (select from challenge_steps s where s.challenge_id = c.id and s.by_id = ${personId})
          from challenges c where c.department_id = ${departmentId} and c.status not in ('concluded', 'withdrawn')
          order by 1 desc, 4, 5, 6, 2 limit ${sql.lit(most)}`.execute(tx);
  return rows.rows.map((row) => ({
    ...{ kind: row.kind, id: row.id, proposalId: row.proposal_id, fiscalYear: row.fiscal_year, serial: row.serial },
    ...{ title: row.title, isTheirs: row.theirs },
  }));
}

type Row = {
  kind: HandOverKind;
  id: string;
  proposal_id: string | null;
  fiscal_year: number | null;
  serial: number | null;
  title: string;
  theirs: boolean;
};

function proposalsOfDesk(personId: string) {
  return sql`select 'proposal' as kind, p.id, p.id as proposal_id, p.fiscal_year, p.serial, p.title, true as theirs
    from assignments a join proposals p on p.id = a.proposal_id
    where a.person_id = ${personId} and a.ended_at is null
      and p.status not in ('completed', 'declined', 'not_selected', 'lapsed', 'withdrawn')`;
}
