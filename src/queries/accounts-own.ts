import type { Program } from "../db/program.ts";
import { findOwnAddress } from "../db/stores/address-store.ts";
import { type ListedIdentity, listIdentities } from "../db/stores/identity-store.ts";
import { listPasskeys } from "../db/stores/passkey-store.ts";
import { findApp } from "../db/stores/second-factor-store.ts";
import type { OwnAddress } from "../domain/accounts/address-proof.ts";
import { readLogin } from "../domain/accounts/login.ts";
import { sessionTimes } from "../domain/accounts/session-times.ts";
import type { Person } from "../domain/policy/actor.ts";

export type OwnAccount = {
  side: "partner" | "city";
  login: string | null;
  /** They have chosen a password; not so who came by single sign-on. */
  hasPassword: boolean;
  /** The mail address, proven or not; null for who has none. */
  address: OwnAddress | null;
  kana: string;
  organisation: { id: string; name: string; kana: string; kind: string; corporateNumber: string | null } | null;
  /** All organisations the person belongs to. */
  organisations: readonly { id: string; name: string }[];
  posts: readonly { role: string; department: string | null; title: string }[];
  /** Where one is signed in, the last seen first; at most 50. */
  sessions: readonly { id: string; browser: string; since: Date; lastSeen: Date; isThis: boolean }[];
  /** What is asked at sign-in beside the password, or instead of it. */
  factors: { hasApp: boolean; passkeys: number };
  /** The accounts at providers of single sign-on that sign them in. */
  identities: readonly ListedIdentity[];
};

/** Whether an account stands under a mail address; told to nobody but who has shown that it is theirs. */
export function hasAccount(program: Program, mail: string): Promise<boolean> {
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, async (tx) => {
    const account = await tx
      .selectFrom("accounts")
      .select("person_id")
      .where("login", "=", readLogin(mail) ?? "")
      .executeTakeFirst();
    return account !== undefined;
  });
}

/** One's own account: organisation, roles in the city, where one is signed in. `session`: the hash of this browser's token. */
export async function ownAccount(program: Program, person: Person, session: Buffer | null): Promise<OwnAccount> {
  const seen = await program.db.asActor(person, async (tx) => ({
    self: await tx.selectFrom("people").select(["side", "kana"]).where("id", "=", person.id).executeTakeFirstOrThrow(),
    organisations: await tx
      .selectFrom("memberships")
      .innerJoin("organisations", "organisations.id", "memberships.organisation_id")
      .select(["organisations.id", "organisations.name"])
      .where("memberships.person_id", "=", person.id)
      .where("memberships.ended_at", "is", null)
      .orderBy("memberships.since")
      .orderBy("organisations.id")
      .limit(100)
      .execute(),
    organisation: await tx
      .selectFrom("organisations")
      .select(["id", "name", "kana", "kind", "corporate_number as corporateNumber"])
      .where("id", "=", person.organisation?.id ?? null)
      .executeTakeFirst(),
    posts: await tx
      .selectFrom("staff_posts")
      .leftJoin("departments", "departments.id", "staff_posts.department_id")
      .select(["staff_posts.role", "staff_posts.title", "departments.name as department"])
      .where("staff_posts.person_id", "=", person.id)
      .where("staff_posts.ended_at", "is", null)
      .orderBy("staff_posts.since")
      .orderBy("staff_posts.id")
      .limit(100)
      .execute(),
  }));
  const account = await program.db.asActor(
    { kind: "authenticator", municipality: program.municipality },
    async (tx) => ({
      address: await findOwnAddress(tx, person.id),
      login: await tx
        .selectFrom("accounts")
        .select(["login", "password_set_at"])
        .where("person_id", "=", person.id)
        .executeTakeFirst(),
      identities: await listIdentities(tx, person.id),
      factors: {
        hasApp: (await findApp(tx, person.id)) !== null,
        passkeys: (await listPasskeys(tx, person.id)).length,
      },
      sessions: await tx
        .selectFrom("sessions")
        .select(["id", "browser", "created_at", "last_seen_at", "token_hash"])
        .where("person_id", "=", person.id)
        .where("ended_at", "is", null)
        .where("expires_at", ">", program.now())
        .where("last_seen_at", ">", new Date(program.now().getTime() - sessionTimes.idle))
        .orderBy("last_seen_at", "desc")
        .orderBy("id")
        .limit(50)
        .execute(),
    }),
  );
  return {
    side: seen.self.side as "partner" | "city",
    kana: seen.self.kana,
    login: account.login?.login ?? null,
    hasPassword: (account.login?.password_set_at ?? null) !== null,
    address: account.address,
    organisation: seen.organisation ?? null,
    organisations: seen.organisations,
    posts: seen.posts,
    sessions: account.sessions.map((row) => ({
      id: row.id,
      browser: row.browser,
      since: row.created_at,
      lastSeen: row.last_seen_at,
      isThis: session !== null && row.token_hash.equals(session),
    })),
    factors: account.factors,
    identities: account.identities,
  };
}
