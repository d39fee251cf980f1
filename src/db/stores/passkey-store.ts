import type { PasskeyCredential } from "../../accounts/passkeys.ts";
import type { Tx } from "../connect.ts";

/** A passkey as it is kept. */
export type Passkey = PasskeyCredential & {
  id: string;
  personId: string;
  browser: string;
  createdAt: Date;
  lastUsedAt: Date | null;
};

/** More than anybody has devices; bounds the list and what a session that was taken over could add. */
export const mostPasskeys = 20;

/** The passkeys of a person, the oldest first. */
export async function listPasskeys(tx: Tx, personId: string): Promise<Passkey[]> {
  const rows = await tx
    .selectFrom("passkeys")
    .selectAll()
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .limit(mostPasskeys)
    .execute();
  return rows.map(passkeyOf);
}

/** The passkey of a credential, held until the transaction ends; null when it is unknown or its person has ended. */
export async function lockPasskey(tx: Tx, credentialId: Buffer): Promise<Passkey | null> {
  const row = await tx
    .selectFrom("passkeys")
    .innerJoin("people", "people.id", "passkeys.person_id")
    .selectAll("passkeys")
    .where("passkeys.credential_id", "=", credentialId)
    .where("people.ended_at", "is", null)
    .where("people.blocked_at", "is", null)
    .forUpdate("passkeys")
    .executeTakeFirst();
  return row ? passkeyOf(row) : null;
}

/** Keeps a new passkey. @returns false when this credential is kept already. */
export async function keepPasskey(
  tx: Tx,
  personId: string,
  passkey: PasskeyCredential & { browser: string },
  at: Date,
): Promise<boolean> {
  const kept = await tx
    .insertInto("passkeys")
    .values({
      person_id: personId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      counter: passkey.counter,
      transports: passkey.transports,
      browser: passkey.browser.slice(0, 300).toWellFormed(),
      created_at: at,
    })
    .onConflict((conflict) => conflict.columns(["municipality_id", "credential_id"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Writes down a use: the device's counter, and when. */
export async function usePasskey(tx: Tx, id: string, counter: number, at: Date): Promise<void> {
  await tx.updateTable("passkeys").set({ counter, last_used_at: at }).where("id", "=", id).execute();
}

/** Takes one passkey of a person away. @returns false when there is none. */
export async function dropPasskey(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("passkeys")
    .where("person_id", "=", personId)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Takes away the passkeys that were added since a time. @returns how many. */
export async function dropPasskeysSince(tx: Tx, personId: string, since: Date): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("passkeys")
    .where("person_id", "=", personId)
    .where("created_at", ">", since)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Uses a challenge up; those that are too old anyway are forgotten on the way. @returns false when it was used before. */
export async function useChallenge(tx: Tx, challenge: Buffer, expiresAt: Date, at: Date): Promise<boolean> {
  await tx.deleteFrom("used_challenges").where("expires_at", "<", at).execute();
  const used = await tx
    .insertInto("used_challenges")
    .values({ challenge, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning("challenge")
    .executeTakeFirst();
  return used !== undefined;
}

function passkeyOf(row: {
  id: string;
  person_id: string;
  credential_id: Buffer;
  public_key: Buffer;
  counter: string | number | bigint;
  transports: string[];
  browser: string;
  created_at: Date;
  last_used_at: Date | null;
}): Passkey {
  return {
    id: row.id,
    personId: row.person_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: row.transports,
    browser: row.browser,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  };
}
