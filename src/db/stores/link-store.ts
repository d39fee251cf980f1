import { sql } from "kysely";
import { hashToken, isToken, newToken } from "../../accounts/tokens.ts";
import { proofTimes, waitForLetter } from "../../domain/accounts/address-proof.ts";
import { linkTimes } from "../../domain/accounts/session-times.ts";
import type { Tx } from "../connect.ts";
import type { Program } from "../program.ts";

/** A one-time link: its token, shown once and stored nowhere, and when it ends. */
export type MadeLink = { token: string; expiresAt: Date };

/** Makes the link that sets the city up (`personId` null) or by which a person chooses a password; earlier unused ones for the same end. */
export async function makeLink(
  tx: Tx,
  link: { personId: string | null; madeBy: string | null },
  at: Date,
): Promise<MadeLink> {
  await endLinks(tx, link.personId, at);
  const token = newToken();
  const expiresAt = new Date(at.getTime() + (link.personId ? linkTimes.password : linkTimes.setUp));
  await tx
    .insertInto("setup_links")
    .values({
      token_hash: hashToken(token),
      person_id: link.personId,
      made_by: link.madeBy,
      created_at: at,
      expires_at: expiresAt,
    })
    .execute();
  return { token, expiresAt };
}

/**
 * The same for who asked for it themselves, by mail: it lasts an hour, and ends no other: whoever knows an address could otherwise make the
 * link useless that an administrator has just handed over. Null: one was sent within the last minute, or five within a day.
 */
export async function makeLinkByMail(tx: Tx, personId: string, at: Date): Promise<string | null> {
  const sent = await tx
    .selectFrom("setup_links")
    .select("created_at")
    .where("person_id", "=", personId)
    .where("made_by", "is", null)
    .where("created_at", ">", new Date(at.getTime() - proofTimes.day))
    .orderBy("created_at", "desc")
    .limit(20)
    .execute();
  const times = sent.map((row) => row.created_at);
  if (waitForLetter(times, at) > 0) return null;
  const token = newToken();
  const expiresAt = new Date(at.getTime() + linkTimes.byMail);
  await tx
    .insertInto("setup_links")
    .values({ token_hash: hashToken(token), person_id: personId, created_at: at, expires_at: expiresAt })
    .execute();
  return token;
}

/** Ends the unused links of a person, or of the city. */
export async function endLinks(tx: Tx, personId: string | null, at: Date): Promise<void> {
  await tx
    .updateTable("setup_links")
    .set({ expires_at: at })
    .where("person_id", personId ? "=" : "is", personId)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .execute();
}

/** Uses a person's link up. @returns the person, or null when it is dead: of two who come at once, one gets null. */
export async function usePasswordLink(tx: Tx, token: string, at: Date): Promise<string | null> {
  const used = await tx
    .updateTable("setup_links")
    .set({ used_at: at })
    .where("token_hash", "=", hashToken(token))
    .where("person_id", "is not", null)
    .where("used_at", "is", null)
    .where("expires_at", ">", at)
    .returning("person_id")
    .executeTakeFirst();
  return used?.person_id ?? null;
}

/** Uses the city's link up, makes the city and its desk (app.set_up_city). @returns the desk's id, or null when the link is dead. */
export async function setUpCityBy(
  tx: Tx,
  token: string,
  city: { name: string; nameEn: string; desk: { code: string; division: string; name: string } },
  at: Date,
): Promise<string | null> {
  const { desk } = city;
  const { rows } = await sql<{ desk: string | null }>`select app.set_up_city(${hashToken(token)}, ${at}, ${city.name},
    ${city.nameEn}, ${desk.code}, ${desk.division}, ${desk.name}, ${"Public-private partnership desk"}) as desk`.execute(
    tx,
  );
  return rows[0]?.desk ?? null;
}

/** What a one-time link is for: setting the city up, or one person's password. */
export type LivingLink =
  | { for: "city" }
  | { for: "person"; personId: string; name: string; login: string; side: "partner" | "city" };

/** The link of a token while it lives; null for an unknown, used or expired one. */
export async function findLink(program: Program, token: string): Promise<LivingLink | null> {
  if (!isToken(token)) return null;
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const link = await tx
      .selectFrom("setup_links")
      .leftJoin("people", "people.id", "setup_links.person_id")
      .leftJoin("accounts", "accounts.person_id", "setup_links.person_id")
      .select([
        "setup_links.person_id",
        "people.name",
        "people.side",
        "people.ended_at",
        "people.blocked_at",
        "accounts.login",
      ])
      .where("setup_links.token_hash", "=", hashToken(token))
      .where("setup_links.used_at", "is", null)
      .where("setup_links.expires_at", ">", program.now())
      .executeTakeFirst();
    if (!link) return null;
    if (link.person_id === null) return { for: "city" };
    if (link.ended_at || link.blocked_at || !link.name || !link.login) return null;
    return {
      for: "person",
      personId: link.person_id,
      name: link.name,
      login: link.login,
      side: link.side as "partner" | "city",
    };
  });
}
