import type { Tx } from "../../db/connect.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import type { AccountChange, LetterFacts } from "../../domain/mail/letter-kinds.ts";

/** The own account, where one sees what has changed. */
const path = "/account";

/** Tells a person by mail what has changed about how they sign in; as the authenticator, in the transaction of the change. */
export async function tellOfChange(
  tx: Tx,
  personId: string,
  what: AccountChange,
  at: Date,
  counts: LetterFacts = {},
): Promise<void> {
  const person = await tx
    .selectFrom("people")
    .innerJoin("contacts", "contacts.person_id", "people.id")
    .select(["people.name", "contacts.email"])
    .where("people.id", "=", personId)
    .executeTakeFirst();
  if (!person) return;
  const to = { name: person.name, address: person.email };
  await enqueueMail(tx, { kind: "account-safety", to, lang: "ja", personId, facts: { what, path, ...counts }, at });
}
