import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Person } from "../domain/policy/actor.ts";

export type DeputyRow = {
  id: string;
  personId: string;
  person: string;
  deputyId: string;
  deputy: string;
  from: string;
  to: string;
  reason: string;
  isEnded: boolean;
};

/** Who acts for whom: those that go on or are to come first, then the newest; at most 100. */
export async function listDeputies(tx: Tx, today: string): Promise<readonly DeputyRow[]> {
  const { rows } = await sql<{
    id: string;
    person_id: string;
    person: string;
    deputy_id: string;
    deputy: string;
    from_day: string;
    to_day: string;
    reason: string;
    is_ended: boolean;
  }>`select y.id, y.person_id, a.name as person, y.deputy_id, d.name as deputy, y.from_day, y.to_day, y.reason,
      y.ended_at is not null or y.to_day < ${today}::date as is_ended
    from deputies y join people a on a.id = y.person_id join people d on d.id = y.deputy_id
    order by (y.ended_at is not null or y.to_day < ${today}::date), y.from_day desc, y.id limit 100`.execute(tx);
  return rows.map((row) => ({
    ...{ id: row.id, personId: row.person_id, person: row.person, deputyId: row.deputy_id, deputy: row.deputy },
    ...{ from: String(row.from_day), to: String(row.to_day), reason: row.reason, isEnded: row.is_ended },
  }));
}

export type Named = { id: string; name: string };

/** Somebody who may be away, and of which departments they are: a city has two of one name. */
export type MayBeAway = Named & { departments: string };

export type Represented = { id: string; name: string; deputies: readonly { id: string; name: string }[] };

/** For whom the reader may name a deputy: themselves; the chief: everybody who can have one; an administrator: the chiefs. */
export async function whoMayHaveDeputies(tx: Tx, reader: Person): Promise<readonly MayBeAway[]> {
  const { rows } = await sql<MayBeAway>`
    select n.id, n.name, coalesce(string_agg(distinct d.name, '・'), '') as departments
    from staff_posts t join people n on n.id = t.person_id left join departments d on d.id = t.department_id
    where t.ended_at is null and n.ended_at is null and n.side = 'city' and t.role in ('head', 'approver', 'officer', 'chief')
      and (n.id = ${reader.id} or ${reader.roles.includes("chief")}
        or (t.role = 'chief' and ${reader.roles.includes("administrator")}))
    group by n.id, n.name
    order by n.id = ${reader.id} desc, min(d.code) nulls first, n.name, n.id limit 1000`.execute(tx);
  return rows;
}

/** Somebody who may be away, and who could act for them: of one person alone, because of an approver it can be nearly everybody. */
export async function deputiesFor(tx: Tx, person: Named): Promise<Represented> {
  const { rows } = await sql<Named>`
    select distinct n.id, n.name from staff_posts t join people n on n.id = t.person_id
    where t.ended_at is null and n.ended_at is null and n.side = 'city' and n.id <> ${person.id}
      and app.may_deputise(${person.id}, n.id)
    order by n.name, n.id limit 1000`.execute(tx);
  return { ...person, deputies: rows };
}
