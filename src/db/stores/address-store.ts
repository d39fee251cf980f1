import { sql } from "kysely";
import { hashToken, newToken } from "../../accounts/tokens.ts";
import {
  lettersADayToAddress,
  mustProveAddress,
  type OwnAddress,
  proofTimes,
  waitForLetter,
} from "../../domain/accounts/address-proof.ts";
import type { Tx } from "../connect.ts";
import type { Program } from "../program.ts";

/** Somebody's address and whether it is proven, as the authenticator; null for who has none (the demo's people, single sign-on). */
export async function findOwnAddress(tx: Tx, personId: string): Promise<OwnAddress | null> {
  const { rows } = await sql<{ login: string; is_proven: boolean }>`
    select a.login, a.verified_at is not null as is_proven from accounts a where a.person_id = ${personId}
    union all select p.login, false from pending_accounts p where p.person_id = ${personId}`.execute(tx);
  return rows[0] ? { login: rows[0].login, isProven: rows[0].is_proven } : null;
}

/** Whether somebody else's account stands under an address. */
export async function isTaken(tx: Tx, login: string, personId: string): Promise<boolean> {
  const held = await tx
    .selectFrom("accounts")
    .select("person_id")
    .where("login", "=", login)
    .where("person_id", "!=", personId)
    .executeTakeFirst();
  return held !== undefined;
}

/** Milliseconds until another letter may be sent for this person (domain/accounts/address-proof.ts). */
export async function waitForProof(tx: Tx, personId: string, at: Date): Promise<number> {
  const sent = await tx
    .selectFrom("address_proofs")
    .select("created_at")
    .where("person_id", "=", personId)
    .where("created_at", ">", new Date(at.getTime() - proofTimes.day))
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
  const times = sent.map((row) => row.created_at);
  return waitForLetter(times, at);
}

/** Whether an address has got so many letters within a day, for whomever, that it gets no more. */
export async function isFlooded(tx: Tx, login: string, at: Date): Promise<boolean> {
  const sent = await tx
    .selectFrom("address_proofs")
    .select("id")
    .where("login", "=", login)
    .where("created_at", ">", new Date(at.getTime() - proofTimes.day))
    .limit(lettersADayToAddress)
    .execute();
  return sent.length >= lettersADayToAddress;
}

/** Makes the link that proves an address; only its hash is kept, and earlier ones of the person end. @returns the token. */
export async function makeProof(tx: Tx, personId: string, login: string, at: Date): Promise<string> {
  await tx
    .updateTable("address_proofs")
    .set({ expires_at: at })
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .execute();
  const token = newToken();
  await tx
    .insertInto("address_proofs")
    .values({
      person_id: personId,
      login,
      token_hash: hashToken(token),
      created_at: at,
      expires_at: new Date(at.getTime() + proofTimes.lasts),
    })
    .execute();
  return token;
}

/** The address that somebody still has to prove before they submit or invite; null when nothing is demanded of them. */
export async function findUnproven(program: Program, personId: string): Promise<string | null> {
  if (!program.mail) return null;
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  const own = await program.db.asActor(authenticator, (tx) => findOwnAddress(tx, personId));
  return mustProveAddress(true, own) ? own!.login : null;
}
