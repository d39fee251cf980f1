import { sql } from "kysely";
import type { Program } from "../db/program.ts";
import { sessionTimes } from "../domain/accounts/session-times.ts";

/** How somebody comes in, and whether they are in: for the administrator alone. */
export type Access = {
  hasPassword: boolean;
  hasApp: boolean;
  passkeys: number;
  /** The providers of single sign-on that sign them in, by their code. */
  providers: readonly string[];
  /** When they last did anything while signed in; null: never. */
  lastSeen: Date | null;
  liveSessions: number;
  isBlocked: boolean;
};

/**
 * The access of some people, by their id. What signs somebody in is read by the authenticator alone: who asks has been asked for their
 * role by the route. No hash and no secret comes back.
 */
export async function accessOf(program: Program, ids: readonly string[]): Promise<ReadonlyMap<string, Access>> {
  if (ids.length === 0) return new Map();
  const now = program.now();
  const idleSince = new Date(now.getTime() - sessionTimes.idle);
  const { rows } = await program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    sql<Access & { id: string }>`
      select p.id, p.blocked_at is not null as "isBlocked",
        exists (select from accounts a where a.person_id = p.id and a.password_set_at is not null) as "hasPassword",
        exists (select from authenticator_apps x where x.person_id = p.id) as "hasApp",
        (select count(*)::int from passkeys k where k.person_id = p.id) as passkeys,
        coalesce((select array_agg(distinct i.provider order by i.provider) from sign_in_identities i where i.person_id = p.id), '{}') as providers,
        (select max(s.last_seen_at) from sessions s where s.person_id = p.id) as "lastSeen",
        (select count(*)::int from sessions s where s.person_id = p.id and s.ended_at is null and s.expires_at > ${now}
          and s.last_seen_at > ${idleSince}) as "liveSessions"
      from people p where p.id = any (${sql.val([...ids])}::uuid[])`.execute(tx),
  );
  return new Map(rows.map(({ id, ...access }) => [id, access]));
}

export type LiveSession = { id: string; browser: string; since: Date; lastSeen: Date };

/** Where somebody is signed in now, the last seen first. */
export async function liveSessionsOf(program: Program, personId: string): Promise<LiveSession[]> {
  const now = program.now();
  return program.db.asActor({ kind: "authenticator", municipality: program.municipality }, (tx) =>
    tx
      .selectFrom("sessions")
      .select(["id", "browser", "created_at as since", "last_seen_at as lastSeen"])
      .where("person_id", "=", personId)
      .where("ended_at", "is", null)
      .where("expires_at", ">", now)
      .where("last_seen_at", ">", new Date(now.getTime() - sessionTimes.idle))
      .orderBy("last_seen_at", "desc")
      .orderBy("id")
      .limit(50)
      .execute(),
  );
}
