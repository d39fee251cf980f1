import { sql } from "kysely";
import type { Program } from "../db/program.ts";

/** A word that only its readers may find, for checks from outside. */
export type Canary = { word: string; proposal: string; readers: readonly string[] };

export type DemoPerson = {
  id: string;
  key: string;
  name: string;
  side: "partner" | "city";
  /** Organisation and position, or department and post. */
  place: string;
  roles: readonly string[];
};

/** The persons of the demo city that one can become, and the canaries that its loader stored. At most 200 of each. */
export async function demoPeople(program: Program): Promise<{ people: DemoPerson[]; canaries: Canary[] }> {
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const people = await sql<DemoPerson>`
      select p.id, p.demo_key as key, p.name, p.side,
        coalesce((select string_agg(o.name, '、' order by m.since) from memberships m join organisations o on o.id = m.organisation_id
            where m.person_id = p.id and m.ended_at is null),
          (select coalesce(nullif(max(t.title), ''), max(d.name)) from staff_posts t left join departments d on d.id = t.department_id
            where t.person_id = p.id and t.ended_at is null), '') as place,
        coalesce((select array_agg(distinct r.role order by r.role) from (
          select role from memberships where person_id = p.id and ended_at is null
          union select role from staff_posts where person_id = p.id and ended_at is null) r), '{}') as roles
      from people p where p.demo_key is not null and p.ended_at is null order by p.created_at, p.demo_key limit 200`.execute(
      tx,
    );
    const city = await tx.selectFrom("municipalities").select("settings").executeTakeFirst();
    const stored = (city?.settings as { demoCanaries?: Canary[] } | undefined)?.demoCanaries ?? [];
    return { people: people.rows, canaries: stored.slice(0, 200) };
  });
}
