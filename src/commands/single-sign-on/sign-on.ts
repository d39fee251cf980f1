import { sql } from "kysely";
import { hashToken } from "../../accounts/tokens.ts";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { isTaken } from "../../db/stores/address-store.ts";
import { type AuditEntry, appendAudit } from "../../db/stores/audit-store.ts";
import { cityOf } from "../../db/stores/city-store.ts";
import { endHalfSessions } from "../../db/stores/half-session-store.ts";
import { type KnownIdentity, keepIdentity, lockIdentity, useIdentity } from "../../db/stores/identity-store.ts";
import { useChallenge } from "../../db/stores/passkey-store.ts";
import { addPerson } from "../../db/stores/person-store.ts";
import { endSessions } from "../../db/stores/session-store.ts";
import { type Identity, type IdentityProvider, postsGiven } from "../../domain/accounts/identity-provider.ts";
import { readLogin } from "../../domain/accounts/login.ts";
import { passwords } from "../accounts/passwords.ts";
import { type LetIn, letIn } from "../second-factor/let-in.ts";
import { followProvider } from "./follow-provider.ts";

export type SignedOn =
  | { kind: "entered"; opened: LetIn; login: string }
  /** Nobody here is connected with it yet: to register, or to connect with an account by signing in once. */
  | { kind: "unknown" }
  /** Staff whom the provider gives no role here, and nobody else either. */
  | { kind: "no-role" }
  /** Staff of whom the provider tells no name or no address. */
  | { kind: "incomplete" }
  | { kind: "shut-out" };

type Coming = {
  identity: Identity;
  browser: string;
  earlier: Buffer | null;
  /** Somebody is signed in in this browser: a new identity is theirs to connect, and makes nobody. */
  isSignedIn: boolean;
};

/**
 * Signs somebody in whom a provider knows (decision 0042). The identity is issuer and subject; an address alone connects nobody with an
 * account. Staff who come for the first time are made when their roles at the provider give them a post; what the provider gives and takes
 * is followed at every sign-in, and who has nothing left is out everywhere.
 */
export async function signOn(
  program: Program,
  settings: IdentityProvider["settings"],
  coming: Coming,
): Promise<SignedOn> {
  const at = program.now();
  const city = await cityOf(program);
  const given = postsGiven(settings.roles, coming.identity, city.departments);
  const { identity } = coming;
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  return program.db.asActor(authenticator, async (tx) => {
    const log = (kind: AuditEntry["kind"], personId: string | null, facts: Record<string, unknown> = {}) =>
      appendAudit(tx, program.key, {
        kind,
        byId: kind === "signed-in" ? personId : null,
        subjectId: personId,
        at,
        facts: { provider: settings.code, ...facts },
      });
    const refuse = async (kind: "no-role" | "incomplete" | "shut-out", personId: string | null): Promise<SignedOn> => {
      await log("sign-on-refused", personId, { reason: kind });
      return { kind };
    };

    let known = await lockIdentity(tx, identity);
    if (known && (known.isShutOut || known.side !== settings.side)) return refuse("shut-out", known.personId);
    if (!known && (settings.side === "partner" || coming.isSignedIn)) return { kind: "unknown" };
    if (!known) {
      if (given.length === 0) return refuse("no-role", null);
      const login = readLogin(identity.mail);
      if (!login || identity.name === "") return refuse("incomplete", null);
      // Two who come with one address take turns.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${login}`}, 0))`.execute(tx);
      if (await isTaken(tx, login, noOne)) return { kind: "unknown" };
      known = await addStaffOf(tx, identity, login, at);
      await log("staff-added", known.personId);
    }
    if (settings.side === "city") {
      await followProvider(tx, { ...known, provider: settings.code, given, newName: identity.name, log }, at);
      if (!(await hasPost(tx, known.personId))) {
        await endHalfSessions(tx, known.personId, at);
        await endSessions(tx, { of: known.personId }, at);
        return refuse("no-role", known.personId);
      }
    }
    await useIdentity(tx, known.id, settings.code, at);
    if (coming.earlier) await endSessions(tx, { only: coming.earlier }, at);
    const person = { id: known.personId, side: known.side, browser: coming.browser };
    const { secondFactorForStaff: isRequiredForStaff } = city.settings;
    const opened = await letIn(tx, { ...person, isRequiredForStaff, isGiven: identity.hasSecondFactor }, at);
    await log(opened.step === "whole" ? "signed-in" : "sign-on-accepted", known.personId, { by: "provider" });
    return { kind: "entered", opened, login: known.login };
  });
}

/**
 * Uses an answer up by its state: it works once, in whichever copy of the program. @returns false when it was used before.
 * @param until when the browser's memory of the request ends anyway.
 */
export function useAnswer(program: Program, state: string, until: Date): Promise<boolean> {
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    useChallenge(tx, hashToken(state), until, program.now()),
  );
}

/** An id of nobody: everybody else is somebody else. */
const noOne = "00000000-0000-0000-0000-000000000000";

async function addStaffOf(tx: Tx, identity: Identity, login: string, at: Date): Promise<KnownIdentity> {
  const { name, kana } = identity;
  const person = { name, kana, side: "city", login, passwordHash: passwords.unknown(), passwordSetAt: null } as const;
  const id = await addPerson(tx, { ...person, provenAt: identity.isMailProven ? at : null });
  // The address was free a moment ago; an administrator who has just added somebody under it takes no turns, and the next try finds them.
  if (!id) throw new Error("the address was taken while somebody signed on");
  await keepIdentity(tx, id, identity, at);
  return (await lockIdentity(tx, identity))!;
}

async function hasPost(tx: Tx, personId: string): Promise<boolean> {
  const post = await tx
    .selectFrom("staff_posts")
    .select("id")
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return post !== undefined;
}
