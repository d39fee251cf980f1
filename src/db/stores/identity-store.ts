import { sql } from "kysely";
import type { Identity } from "../../domain/accounts/identity-provider.ts";
import type { Tx } from "../connect.ts";

/** Who somebody at a provider is here. */
export type KnownIdentity = {
  id: string;
  personId: string;
  side: "partner" | "city";
  name: string;
  login: string;
  /** Their use has ended, or an administrator has shut them out. */
  isShutOut: boolean;
};

/**
 * The person of an identity, as the authenticator; null for an unknown one. Issuer and subject alone: an address may be somebody else's
 * by now. Two who come with one identity at once take turns until the transaction ends.
 */
export async function lockIdentity(
  tx: Tx,
  { issuer, subject }: Pick<Identity, "issuer" | "subject">,
): Promise<KnownIdentity | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity ${issuer} ${subject}`}, 0))`.execute(tx);
  const row = await tx
    .selectFrom("sign_in_identities as i")
    .innerJoin("people as p", "p.id", "i.person_id")
    .leftJoin("accounts as a", "a.person_id", "p.id")
    .select(["i.id", "p.id as person", "p.side", "p.name", "p.ended_at", "p.blocked_at", "a.login"])
    .where("i.issuer", "=", issuer)
    .where("i.subject", "=", subject)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    personId: row.person,
    side: row.side as KnownIdentity["side"],
    name: row.name,
    login: row.login ?? "",
    isShutOut: row.ended_at !== null || row.blocked_at !== null,
  };
}

/** Keeps that an identity is a person's. @returns false when it is somebody's already. */
export async function keepIdentity(tx: Tx, personId: string, identity: Identity, at: Date): Promise<boolean> {
  const kept = await tx
    .insertInto("sign_in_identities")
    .values({
      person_id: personId,
      provider: identity.provider,
      issuer: identity.issuer,
      subject: identity.subject,
      created_at: at,
      last_used_at: at,
    })
    .onConflict((conflict) => conflict.columns(["municipality_id", "issuer", "subject"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return kept !== undefined;
}

/** Writes down a use. */
export async function useIdentity(tx: Tx, id: string, provider: string, at: Date): Promise<void> {
  await tx.updateTable("sign_in_identities").set({ last_used_at: at, provider }).where("id", "=", id).execute();
}

export type ListedIdentity = { id: string; provider: string; since: Date; lastUsed: Date };

/** The identities of a person, the oldest first. */
export async function listIdentities(tx: Tx, personId: string): Promise<ListedIdentity[]> {
  return tx
    .selectFrom("sign_in_identities")
    .select(["id", "provider", "created_at as since", "last_used_at as lastUsed"])
    .where("person_id", "=", personId)
    .orderBy("created_at")
    .orderBy("id")
    .limit(20)
    .execute();
}

/** Takes identities of a person away: one, those connected since a time, or all. @returns how many. */
export async function dropIdentities(
  tx: Tx,
  personId: string,
  which: { id?: string; since?: Date } = {},
): Promise<number> {
  let dropping = tx.deleteFrom("sign_in_identities").where("person_id", "=", personId);
  if (which.id) dropping = dropping.where("id", "=", which.id);
  if (which.since) dropping = dropping.where("created_at", ">", which.since);
  return Number((await dropping.executeTakeFirst()).numDeletedRows);
}
