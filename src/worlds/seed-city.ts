import { randomUUID } from "node:crypto";
import type { Seeded, World } from "./world.ts";

/** The owner's connection: seeding stands before the walls, on an empty database only. */
export type OwnerConnection = { query: (text: string, values?: unknown[]) => Promise<unknown> };

/** Puts a world's city, departments, fields, organisations, people and challenges into an empty database; proposals follow by the commands. */
export async function seedCity(owner: OwnerConnection, world: World): Promise<Seeded> {
  const { municipality } = world;
  const ids = {
    departments: new Map(world.departments.map((one) => [one.code, randomUUID() as string])),
    organisations: new Map(world.organisations.map((one) => [one.key, randomUUID() as string])),
    people: new Map(world.people.map((one) => [one.key, randomUUID() as string])),
    challenges: new Map(world.challenges.map((one) => [one.code, randomUUID() as string])),
  };
  const route = (municipality.settings.approvalRoute ?? []).map((key) => ids.people.get(key));
  const reviewers = (municipality.settings.secondLookReviewers ?? []).map((key) => ids.people.get(key));
  const settings = { ...municipality.settings, approvalRoute: route, secondLookReviewers: reviewers };
  await owner.query("insert into municipalities (id, name, name_en, settings, is_demo) values ($1, $2, $3, $4, $5)", [
    municipality.id,
    municipality.name,
    municipality.nameEn,
    JSON.stringify(settings),
    municipality.isDemo,
  ]);
  const insert = inserter(owner, municipality.id);
  await insert("departments", world.departments, (one) => ({
    id: ids.departments.get(one.code),
    code: one.code,
    division: one.division,
    name: one.name,
    name_en: one.nameEn,
    duties: one.duties ?? [],
    policy_fields: one.policyFields ?? [],
    is_desk: one.isDesk ?? false,
  }));
  await insert("policy_fields", world.fields, (one) => ({
    code: one.code,
    name: one.name,
    name_en: one.nameEn,
    position: world.fields.indexOf(one),
  }));
  await insert("organisations", world.organisations, (one) => ({
    id: ids.organisations.get(one.key),
    name: one.name,
    kana: one.kana ?? "",
    kind: one.kind,
    corporate_number: one.corporateNumber ?? null,
    address: one.address ?? "",
  }));
  await insert("people", world.people, (one) => ({
    id: ids.people.get(one.key),
    name: one.name,
    kana: one.kana ?? "",
    side: one.organisation ? "partner" : "city",
    demo_key: one.hasCard ? one.key : null,
  }));
  await insert("contacts", world.people, (one) => ({ person_id: ids.people.get(one.key), email: one.mail }));
  const members = world.people.filter((one) => one.organisation);
  await insert("memberships", members, (one) => ({
    organisation_id: known(ids.organisations, one.organisation!),
    person_id: ids.people.get(one.key),
    role: one.organisationRole ?? "member",
  }));
  const posts = world.people.flatMap((one) => (one.posts ?? []).map((post) => ({ person: one.key, ...post })));
  await insert("staff_posts", posts, (one) => ({
    person_id: ids.people.get(one.person),
    role: one.role,
    department_id: one.department ? known(ids.departments, one.department) : null,
    title: one.title ?? "",
  }));
  await insert("challenges", world.challenges, (one) => ({
    id: ids.challenges.get(one.code),
    code: one.code,
    department_id: known(ids.departments, one.department),
    title: one.title,
    title_en: one.titleEn ?? "",
    ask: one.ask,
    ask_en: one.askEn ?? "",
    background: one.background,
    offered: one.offered ?? [],
    fields: one.fields,
    sdgs: one.sdgs,
    status: one.status,
    published_at: one.publishedAt,
    deadline: one.deadline,
  }));
  return { municipality: municipality.id, ...ids };
}

/** Many rows in one statement; column names are the world loader's own, values are parameters. */
function inserter(owner: OwnerConnection, municipality: string) {
  return async <T>(table: string, rows: readonly T[], toRow: (row: T) => Record<string, unknown>): Promise<void> => {
    for (let start = 0; start < rows.length; start += 200) {
      const made = rows
        .slice(start, start + 200)
        .map((row) => ({ municipality_id: municipality, ...toRow(row) }) as Record<string, unknown>);
      const columns = Object.keys(made[0]!);
      const places = made.map(
        (_, index) => `(${columns.map((_, column) => `$${index * columns.length + column + 1}`).join(", ")})`,
      );
      await owner.query(
        `insert into ${table} (${columns.join(", ")}) values ${places.join(", ")}`,
        made.flatMap((row) => columns.map((column) => row[column])),
      );
    }
  };
}

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (!id) throw new Error(`the world has no "${key}"`);
  return id;
}
