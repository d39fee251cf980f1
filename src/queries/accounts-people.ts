import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

export type ListedPerson = {
  id: string;
  name: string;
  kana: string;
  email: string | null;
  /** 「高齢介護課 課長」 in parts; for proposers their organisations. */
  places: readonly { role: string; place: string; title: string }[];
  ended: boolean;
};

const pageSize = 50;

/** The people of the city, or those who propose, by their reading; a page of 50 after a person (keyset). */
export async function listPeople(
  program: Program,
  actor: Person,
  filter: { side: "city" | "partner"; words: string; after: string | null },
): Promise<{ people: ListedPerson[]; next: string | null }> {
  return program.db.asActor(actor, async (tx) => {
    const found = await sql<ListedPerson>`
      select p.id, p.name, p.kana, c.email, p.ended_at is not null as ended, ${places} as places
      from people p left join contacts c on c.person_id = p.id
      where p.side = ${filter.side}
        and (${filter.words} = '' or strpos(lower(p.name || ' ' || p.kana || ' ' || coalesce(c.email, '')), lower(${filter.words})) > 0)
        and (${filter.after}::uuid is null or (p.kana, p.id) > (select a.kana, a.id from people a where a.id = ${filter.after}::uuid))
      order by p.kana, p.id limit ${sql.lit(pageSize + 1)}`.execute(tx);
    const people = found.rows.slice(0, pageSize);
    return { people, next: found.rows.length > pageSize ? people.at(-1)!.id : null };
  });
}

const places = sql`coalesce((
  select jsonb_agg(jsonb_build_object('role', x.role, 'place', x.place, 'title', x.title) order by x.since)
  from (select t.role, coalesce(d.name, '') as place, t.title, t.since from staff_posts t left join departments d on d.id = t.department_id
      where t.person_id = p.id and t.ended_at is null
    union all select m.role, o.name, '', m.since from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null) x), '[]')`;

export type ShownPerson = Omit<ListedPerson, "places"> & {
  side: "city" | "partner";
  places: readonly {
    id: string | null;
    role: string;
    place: string;
    title: string;
    since: string;
    /** The provider of single sign-on whose role gave it, and gives it again at the next sign-in; null: given here. */
    givenBy: string | null;
  }[];
};

/** One person with the posts they hold; null when there is none. */
export async function findPerson(program: Program, actor: Person, id: string): Promise<ShownPerson | null> {
  return program.db.asActor(actor, async (tx) => {
    const found = await sql<ShownPerson>`
      select p.id, p.name, p.kana, p.side, c.email, p.ended_at is not null as ended, coalesce((
        select jsonb_agg(jsonb_build_object('id', x.id, 'role', x.role, 'place', x.place, 'title', x.title, 'since', x.since, 'givenBy', x.given_by) order by x.since)
        from (select t.id, t.role, coalesce(d.name, '') as place, t.title, t.since, t.given_by from staff_posts t left join departments d on d.id = t.department_id
            where t.person_id = p.id and t.ended_at is null
          union all select null, m.role, o.name, '', m.since, null from memberships m join organisations o on o.id = m.organisation_id
            where m.person_id = p.id and m.ended_at is null) x), '[]') as places
      from people p left join contacts c on c.person_id = p.id where p.id = ${id}`.execute(tx);
    return found.rows[0] ?? null;
  });
}
