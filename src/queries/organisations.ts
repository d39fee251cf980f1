import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

export type DuplicateRow = {
  keptId: string;
  keptName: string;
  goneId: string;
  goneName: string;
  reason: "number" | "name";
};
export type MergeRow = { id: string; keptName: string; goneName: string; madeSure: string; by: string; at: Date };

/** Organisations that may be one: the same 法人番号, or the same name written in two ways; the older one would be kept. At most 50 each. */
export async function listDuplicates(program: Program, actor: Person): Promise<readonly DuplicateRow[]> {
  return program.db.asActor(actor, async (tx) => {
    const found = await sql<DuplicateRow>`
      (select a.id as "keptId", a.name as "keptName", b.id as "goneId", b.name as "goneName", 'number' as reason
        from organisations a join organisations b on b.municipality_id = a.municipality_id and b.corporate_number = a.corporate_number
          and (b.created_at, b.id) > (a.created_at, a.id)
        where a.municipality_id = app.municipality() and a.merged_into is null and b.merged_into is null
        order by a.corporate_number, a.id, b.id limit 50)
      union all
      (select a.id, a.name, b.id, b.name, 'name'
        from organisations a join organisations b on b.municipality_id = a.municipality_id
          and app.organisation_key(b.name) = app.organisation_key(a.name) and (b.created_at, b.id) > (a.created_at, a.id)
        where a.municipality_id = app.municipality() and a.merged_into is null and b.merged_into is null
          and (a.corporate_number is null or b.corporate_number is null)
        order by app.organisation_key(a.name), a.id, b.id limit 50)`.execute(tx);
    return found.rows;
  });
}

/** What was merged, the latest first; at most 50. */
export async function listMerges(program: Program, actor: Person): Promise<readonly MergeRow[]> {
  return program.db.asActor(actor, (tx) =>
    tx
      .selectFrom("organisation_merges as m")
      .innerJoin("people as p", "p.id", "m.by_id")
      .select(["m.id", "m.kept_name as keptName", "m.gone_name as goneName", "m.made_sure as madeSure", "m.at"])
      .select("p.name as by")
      .orderBy("m.at", "desc")
      .orderBy("m.id")
      .limit(50)
      .execute(),
  );
}

export type MergingOrganisation = {
  id: string;
  name: string;
  kana: string;
  kind: string;
  corporateNumber: string | null;
  createdAt: Date;
  members: readonly { name: string; email: string | null; role: string }[];
};

/** One of two organisations that may be merged, with its people; null for one that is not there or has been merged. Nothing of its proposals. */
export async function findMerging(program: Program, actor: Person, id: string): Promise<MergingOrganisation | null> {
  return program.db.asActor(actor, async (tx) => {
    const organisation = await tx
      .selectFrom("organisations")
      .select(["id", "name", "kana", "kind", "corporate_number as corporateNumber", "created_at as createdAt"])
      .where("id", "=", id)
      .where("merged_into", "is", null)
      .executeTakeFirst();
    if (!organisation) return null;
    const members = await tx
      .selectFrom("memberships")
      .innerJoin("people", "people.id", "memberships.person_id")
      .leftJoin("contacts", "contacts.person_id", "people.id")
      .select(["people.name", "contacts.email", "memberships.role"])
      .where("memberships.organisation_id", "=", id)
      .where("memberships.ended_at", "is", null)
      .orderBy("memberships.since")
      .orderBy("people.id")
      .limit(100)
      .execute();
    return { ...organisation, members };
  });
}
