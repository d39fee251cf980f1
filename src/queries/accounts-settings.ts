import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";

export type CalendarRow = { day: string; isOpen: boolean; reason: string };

/** Days that differ from the shipped calendar, the latest first; at most 400. */
export async function listCalendarDays(program: Program, actor: Person): Promise<CalendarRow[]> {
  return program.db.asActor(actor, async (tx) => {
    const rows = await tx
      .selectFrom("calendar_days")
      .select(["day", "is_open", "reason"])
      .orderBy("day", "desc")
      .limit(400)
      .execute();
    return rows.map((row) => ({ day: String(row.day), isOpen: row.is_open, reason: row.reason }));
  });
}

/** Who can stand on the route of approval, and which parts of the work have nobody yet. */
export async function staffing(
  program: Program,
  actor: Person,
): Promise<{ approvers: { id: string; name: string; title: string }[]; roles: ReadonlySet<string> }> {
  return program.db.asActor(actor, async (tx) => {
    const posts = await tx
      .selectFrom("staff_posts")
      .innerJoin("people", "people.id", "staff_posts.person_id")
      .select(["people.id", "people.name", "staff_posts.role", "staff_posts.title"])
      .where("staff_posts.ended_at", "is", null)
      .where("people.ended_at", "is", null)
      .orderBy("staff_posts.since")
      .orderBy("staff_posts.id")
      .limit(2000)
      .execute();
    return {
      approvers: posts.filter((post) => post.role === "approver").map(({ id, name, title }) => ({ id, name, title })),
      roles: new Set(posts.map((post) => post.role)),
    };
  });
}
