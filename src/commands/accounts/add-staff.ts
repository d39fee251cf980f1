import type { Program } from "../../db/program.ts";
import { type MadeLink, makeLink } from "../../db/stores/link-store.ts";
import { addPerson } from "../../db/stores/person-store.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { undo } from "../act.ts";
import { accountForm } from "./account-form.ts";
import { administer } from "./administer.ts";
import { passwords } from "./passwords.ts";
import { type PostInput, postErrors, postRow } from "./staff-post.ts";

export type StaffInput = { actor: Person; name: string; kana: string; mail: string; post: PostInput };

/** Adds somebody who works in the city, with their first post; they choose a password by the link, which the administrator hands over. */
export async function addStaff(program: Program, input: StaffInput): Promise<Result<MadeLink & { name: string }>> {
  const form = accountForm("ja");
  const name = form.line("name", input.name, true);
  const kana = form.line("kana", input.kana, false);
  const login = form.login("mail", input.mail);
  // Nobody knows a password of it: the account stands, and opens only by the link.
  const passwordHash = passwords.unknown();
  return administer(program, input.actor, "authenticator", async ({ tx, at, audit }) => {
    const errors = [...form.errors, ...(await postErrors(tx, input.post, todayInTokyo(at)))];
    if (errors.length > 0) return undo({ kind: "invalid", errors });
    const personId = await addPerson(tx, { name, kana, side: "city", login, passwordHash, passwordSetAt: null });
    if (!personId)
      return undo({
        kind: "invalid",
        errors: [{ field: "mail", message: "このメールアドレスは、すでに別の人が使っています。" }],
      });
    const post = postRow(input.post, personId, at);
    await tx.insertInto("staff_posts").values(post).execute();
    const link = await makeLink(tx, { personId, madeBy: input.actor.id }, at);
    await audit("staff-added", personId, { role: post.role, department: post.department_id });
    return done({ ...link, name });
  });
}
