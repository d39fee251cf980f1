import type { Program } from "../db/program.ts";
import { type MailPace, paceOf } from "../domain/mail/pace.ts";
import type { Person } from "../domain/policy/actor.ts";

/** How often this person gets mail, and at which address. */
export async function mailChoice(program: Program, actor: Person): Promise<{ pace: MailPace; address: string }> {
  return program.db.asActor(actor, async (tx) => {
    const row = await tx
      .selectFrom("people")
      .leftJoin("mail_choices", "mail_choices.person_id", "people.id")
      .leftJoin("contacts", "contacts.person_id", "people.id")
      .select(["people.side", "mail_choices.pace", "contacts.email"])
      .where("people.id", "=", actor.id)
      .executeTakeFirstOrThrow();
    return { pace: paceOf(row.pace, row.side as "partner" | "city"), address: row.email ?? "" };
  });
}
