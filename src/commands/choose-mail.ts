import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { done, type Result, refused } from "../domain/kernel/result.ts";
import { type MailPace, mailPaces } from "../domain/mail/pace.ts";
import type { Person } from "../domain/policy/actor.ts";

/** How often a person wants mail. What is their turn is always told; the rest they may turn off. */
export async function chooseMail(program: Program, actor: Person, typed: string): Promise<Result<MailPace>> {
  const pace = mailPaces.find((one) => one === typed);
  if (!pace)
    return refused({ kind: "invalid", errors: [{ field: "pace", message: "メールの送り方を選んでください。" }] });
  await program.db.asActor(actor, (tx) => keepPace(tx, actor.id, pace, program.now()));
  return done(pace);
}

/** Keeps the pace by one statement, whoever asks for it. */
export async function keepPace(tx: Tx, personId: string, pace: MailPace, at: Date): Promise<void> {
  const chosen = { pace, changed_at: at };
  await tx
    .insertInto("mail_choices")
    .values({ person_id: personId, ...chosen })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(chosen))
    .execute();
}
