import { sql } from "kysely";
import { hashToken, isToken } from "../../accounts/tokens.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { findOwnAddress, isTaken } from "../../db/stores/address-store.ts";
import { appendAudit } from "../../db/stores/audit-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { dropIdentities, listIdentities } from "../../db/stores/identity-store.ts";
import { makeLink } from "../../db/stores/link-store.ts";
import { enqueueMail } from "../../db/stores/mail-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { done, type Result } from "../../domain/kernel/result.ts";
import { undo, undoing } from "../act.ts";
import { passwords } from "./passwords.ts";

/** The living link of a token: whose it is and which address it proves; null for an unknown, used or expired one. */
export async function findProof(
  program: Program,
  token: string,
): Promise<{ personId: string; name: string; organisation: string | null; login: string } | null> {
  if (!isToken(token)) return null;
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const found = await tx
      .selectFrom("address_proofs as f")
      .innerJoin("people as p", "p.id", "f.person_id")
      .select(["f.person_id", "f.login", "p.name"])
      .select((get) =>
        get
          .selectFrom("memberships as m")
          .innerJoin("organisations as o", "o.id", "m.organisation_id")
          .select("o.name")
          .whereRef("m.person_id", "=", "p.id")
          .where("m.ended_at", "is", null)
          .orderBy("m.since")
          .limit(1)
          .as("organisation"),
      )
      .where("f.token_hash", "=", hashToken(token))
      .where("f.used_at", "is", null)
      .where("f.expires_at", ">", program.now())
      .where("p.ended_at", "is", null)
      .executeTakeFirst();
    if (!found || (await isTaken(tx, found.login, found.person_id))) return null;
    const { person_id: personId, name, organisation, login } = found;
    return { personId, name, organisation, login };
  });
}

/**
 * Uses the link up: the address is its person's. A pending registration becomes an account, a changed address takes the place of the old
 * one. Of two people who registered one address the first to prove it has it. Refused as not found when the link is dead.
 *
 * Anybody can register a stranger's address with a password of their own and wait for the stranger to confirm it. So a registration that is
 * proven outside the session that made it keeps neither that password nor that session: whoever has the mailbox chooses a new one.
 * @returns `link`: the one-time link by which they do; null where the password stays.
 */
export async function proveAddress(
  program: Program,
  input: { token: string; byId: string | null },
): Promise<Result<{ personId: string; login: string; link: string | null }>> {
  const at = program.now();
  return undoing(() =>
    program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
      const used = await tx
        .updateTable("address_proofs")
        .set({ used_at: at })
        .where("token_hash", "=", hashToken(input.token))
        .where("used_at", "is", null)
        .where("expires_at", ">", at)
        .returning(["person_id", "login"])
        .executeTakeFirst();
      if (!used) return undo({ kind: "not-found" });
      const { person_id: personId, login } = used;
      const earlier = await findOwnAddress(tx, personId);
      // Two who prove one address at once take turns.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${login}`}, 0))`.execute(tx);
      if (await isTaken(tx, login, personId)) return undo({ kind: "not-found" });
      const wasPending = await takeAddress(tx, personId, login, at);
      const link = wasPending && input.byId !== personId ? await startAnew(tx, personId, at) : null;
      if (earlier?.isProven && earlier.login !== login) await tellOldAddress(tx, personId, earlier.login, at);
      const facts = { changed: earlier !== null && earlier.login !== login };
      await appendAudit(tx, program.key, { kind: "address-proven", byId: personId, subjectId: personId, at, facts });
      return done({ personId, login, link });
    }),
  );
}

/** The password, the single sign-on and the sessions of whoever registered are gone; a link takes their place. */
async function startAnew(tx: Tx, personId: string, at: Date): Promise<string> {
  await tx
    .updateTable("accounts")
    .set({ password_hash: passwords.unknown(), password_set_at: null })
    .where("person_id", "=", personId)
    .execute();
  await dropIdentities(tx, personId);
  await endSessions(tx, { of: personId }, at);
  await endHalfSessions(tx, personId, at);
  return (await makeLink(tx, { personId, madeBy: null }, at)).token;
}

/** Whoever changed it, the mailbox that could open this account until now is told (ASVS 6.3.7). */
async function tellOldAddress(tx: Tx, personId: string, login: string, at: Date): Promise<void> {
  await enqueueMail(tx, {
    kind: "address-changed",
    to: { name: login, address: login },
    lang: "ja",
    personId,
    facts: { path: "/" },
    at,
  });
}

/** As the authenticator: the account stands under this address, proven; its contact is the same address. @returns whether it is new. */
export async function takeAddress(tx: Tx, personId: string, login: string, at: Date): Promise<boolean> {
  const pending = await tx
    .deleteFrom("pending_accounts")
    .where("person_id", "=", personId)
    .returning("password_hash")
    .executeTakeFirst();
  if (pending) {
    // Who registered by a provider has chosen no password.
    const isByProvider = (await listIdentities(tx, personId)).length > 0;
    await tx
      .insertInto("accounts")
      .values({
        person_id: personId,
        login,
        password_hash: pending.password_hash,
        verified_at: at,
        ...(isByProvider ? { password_set_at: null } : {}),
      })
      .execute();
  } else await tx.updateTable("accounts").set({ login, verified_at: at }).where("person_id", "=", personId).execute();
  await tx
    .insertInto("contacts")
    .values({ person_id: personId, email: login })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet({ email: login }))
    .execute();
  return pending !== undefined;
}
