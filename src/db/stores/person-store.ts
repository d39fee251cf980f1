import type { Tx } from "../connect.ts";

export type NewPerson = {
  name: string;
  kana: string;
  side: "partner" | "city";
  /** As a login is compared; also how the desk reaches them. */
  login: string;
  passwordHash: string;
  /** When they chose the password; left out: just now. Null: nobody knows one that fits. */
  passwordSetAt?: null;
  /** When the address was proven, where it is already. */
  provenAt?: Date | null;
};

/** Adds a person with a contact and an account, as the authenticator. @returns their id, or null when the login is taken (then undo the transaction). */
export async function addPerson(tx: Tx, person: NewPerson): Promise<string | null> {
  const { id } = await tx
    .insertInto("people")
    .values({ name: person.name, kana: person.kana, side: person.side })
    .returning("id")
    .executeTakeFirstOrThrow();
  const account = await tx
    .insertInto("accounts")
    .values({
      person_id: id,
      login: person.login,
      password_hash: person.passwordHash,
      verified_at: person.provenAt ?? null,
      ...(person.passwordSetAt === null ? { password_set_at: null } : {}),
    })
    .onConflict((conflict) => conflict.columns(["municipality_id", "login"]).doNothing())
    .returning("person_id")
    .executeTakeFirst();
  if (!account) return null;
  await tx.insertInto("contacts").values({ person_id: id, email: person.login }).execute();
  return id;
}

/** Adds a person whose address is not proven yet, as the authenticator: they have no account until then. @returns their id. */
export async function addPending(tx: Tx, person: NewPerson, at: Date): Promise<string> {
  const { id } = await tx
    .insertInto("people")
    .values({ name: person.name, kana: person.kana, side: person.side })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("pending_accounts")
    .values({ person_id: id, login: person.login, password_hash: person.passwordHash, created_at: at })
    .execute();
  return id;
}
