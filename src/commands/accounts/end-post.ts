import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { endLinks } from "../../db/stores/link-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";

/** Ends a post. What it opened is closed at the person's next request; the last administrator stays. */
export function endPost(
  program: Program,
  input: { actor: Person; personId: string; postId: string },
): Promise<Result<null>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const ended = await tx
      .updateTable("staff_posts")
      .set({ ended_at: at })
      .where("id", "=", input.postId)
      .where("person_id", "=", input.personId)
      .where("ended_at", "is", null)
      .returning(["role", "department_id"])
      .executeTakeFirst();
    if (!ended) return undo({ kind: "not-found" });
    if (ended.role === "administrator") await keepOneAdministrator(tx);
    await audit("post-ended", input.personId, { role: ended.role, department: ended.department_id });
    return done(null);
  });
}

/** Somebody left the city or the organisation: posts, sessions and links end; what they did stays under their name. */
export function endPerson(program: Program, input: { actor: Person; personId: string }): Promise<Result<null>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    if (input.personId === input.actor.id)
      return undo({ kind: "not-allowed", reason: "自分の利用は終えられません。ほかの管理者に頼んでください。" });
    const ended = await tx
      .updateTable("people")
      .set({ ended_at: at })
      .where("id", "=", input.personId)
      .where("ended_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!ended) return undo({ kind: "not-found" });
    await tx
      .updateTable("staff_posts")
      .set({ ended_at: at })
      .where("person_id", "=", ended.id)
      .where("ended_at", "is", null)
      .execute();
    await keepOneAdministrator(tx);
    await endLinks(tx, ended.id, at);
    await endSessions(tx, { of: ended.id }, at);
    await audit("person-ended", ended.id);
    return done(null);
  });
}

/** Refuses what leaves the city without an administrator. */
export async function keepOneAdministrator(tx: Tx): Promise<void> {
  if (!(await hasAdministrator(tx)))
    undo({ kind: "not-allowed", reason: "管理者がいなくなります。先に、ほかの人を管理者にしてください。" });
}

/** Whether an administrator is left. Two who end each other at the same moment queue up here, and the second finds nobody. */
export async function hasAdministrator(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('administrators ' || app.municipality()))`.execute(tx);
  const left = await tx
    .selectFrom("staff_posts")
    .innerJoin("people", "people.id", "staff_posts.person_id")
    .select("staff_posts.id")
    .where("staff_posts.role", "=", "administrator")
    .where("staff_posts.ended_at", "is", null)
    .where("people.ended_at", "is", null)
    .where("people.blocked_at", "is", null)
    .executeTakeFirst();
  return left !== undefined;
}
