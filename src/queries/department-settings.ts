import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { daysOf } from "../db/stores/city-store.ts";
import type { DepartmentDays } from "../domain/departments/department.ts";
import type { Person } from "../domain/policy/actor.ts";

export type DepartmentRow = DepartmentDays & {
  id: string;
  code: string;
  division: string;
  name: string;
  isDesk: boolean;
};

export type Succession = { kind: string; onDay: string; id: string; name: string; takesOpen: boolean };

export type DepartmentToChange = DepartmentRow & {
  nameEn: string;
  duties: readonly string[];
  /** What came before it, and what comes after it. */
  before: readonly Succession[];
  after: readonly Succession[];
  posts: readonly { role: string; name: string; title: string }[];
  /** How much is open there; numbers alone, because who arranges departments reads no proposal. */
  open: { inquiries: number; challenges: number; consultations: number; seeds: number; parts: number };
};

/** All departments, those that are no more last; at most 500. */
export async function listDepartments(program: Program, actor: Person): Promise<DepartmentRow[]> {
  return program.db.asActor(actor, async (tx) => {
    const rows = await tx
      .selectFrom("departments")
      .select(["id", "code", "division", "name", "is_desk", "opened_on", "closed_on"])
      .orderBy("closed_on", (order) => order.asc().nullsFirst())
      .orderBy("code")
      .limit(500)
      .execute();
    return rows.map(({ id, code, division, name, is_desk: isDesk, ...days }) => ({
      ...{ id, code, division, name, isDesk },
      ...daysOf(days),
    }));
  });
}

/** One department with its history, its people and how much is open there; null where there is none. */
export async function findDepartmentToChange(
  program: Program,
  actor: Person,
  id: string,
): Promise<DepartmentToChange | null> {
  return program.db.asActor(actor, async (tx) => {
    const row = await tx.selectFrom("departments").selectAll().where("id", "=", id).executeTakeFirst();
    if (!row) return null;
    const successions = await sql<{
      kind: string;
      on_day: string;
      takes_open: boolean;
      is_after: boolean;
      id: string;
      name: string;
    }>`select s.kind, s.on_day, s.takes_open, s.department_id = ${id} as is_after, d.id, d.name
      from department_successors s join departments d on d.id = case when s.department_id = ${id} then s.successor_id else s.department_id end
      where ${id} in (s.department_id, s.successor_id) order by s.on_day, d.code limit 100`.execute(tx);
    const posts = await tx
      .selectFrom("staff_posts")
      .innerJoin("people", "people.id", "staff_posts.person_id")
      .select(["staff_posts.role", "staff_posts.title", "people.name"])
      .where("staff_posts.department_id", "=", id)
      .where("staff_posts.ended_at", "is", null)
      .where("people.ended_at", "is", null)
      .orderBy("staff_posts.role")
      .orderBy("staff_posts.since")
      .limit(500)
      .execute();
    const open = await sql<DepartmentToChange["open"]>`select * from app.open_in_department(${id})`.execute(tx);
    const side = (isAfter: boolean) =>
      successions.rows
        .filter((one) => one.is_after === isAfter)
        .map((one) => ({
          ...{ kind: one.kind, onDay: String(one.on_day), id: one.id, name: one.name, takesOpen: one.takes_open },
        }));
    return {
      ...{ id: row.id, code: row.code, division: row.division, name: row.name, nameEn: row.name_en },
      ...{ duties: row.duties, isDesk: row.is_desk, ...daysOf(row), before: side(false), after: side(true), posts },
      open: open.rows[0] ?? { inquiries: 0, challenges: 0, consultations: 0, seeds: 0, parts: 0 },
    };
  });
}
