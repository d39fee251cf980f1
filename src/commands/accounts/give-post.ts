import type { Program } from "../../db/program.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { administer } from "./administer.ts";
import { type PostInput, postErrors, postRow } from "./staff-post.ts";

/** Gives a post to somebody who works in the city. Nobody gives one to themselves: managing accounts gives no right to ideas. */
export function givePost(
  program: Program,
  input: { actor: Person; personId: string; post: PostInput },
): Promise<Result<null>> {
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    if (input.personId === input.actor.id)
      return undo({ kind: "not-allowed", reason: "自分の役割は変えられません。ほかの管理者に頼んでください。" });
    const person = await tx
      .selectFrom("people")
      .select("id")
      .where("id", "=", input.personId)
      .where("side", "=", "city")
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (!person) return undo({ kind: "not-found" });
    const errors = await postErrors(tx, input.post, todayInTokyo(at));
    if (errors.length > 0) return undo({ kind: "invalid", errors });
    const post = postRow(input.post, person.id, at);
    const held = await tx
      .selectFrom("staff_posts")
      .select("id")
      .where("person_id", "=", person.id)
      .where("role", "=", post.role)
      .where("department_id", post.department_id ? "=" : "is", post.department_id)
      .where("ended_at", "is", null)
      .executeTakeFirst();
    if (held)
      return undo({ kind: "invalid", errors: [{ field: "role", message: "この役割は、すでについています。" }] });
    await tx.insertInto("staff_posts").values(post).execute();
    await audit("post-given", person.id, { role: post.role, department: post.department_id });
    return done(null);
  });
}
