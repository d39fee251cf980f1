import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { holdsSession } from "../../db/stores/session-store.ts";
import { passwords } from "./passwords.ts";

/** A password that was right when it was looked at: whose, and the hash that it was right for. */
export type ProvenPassword = { personId: string; hash: string };

/**
 * Whether a password is somebody's own, also of an account whose address is still to be proven; null when not. It proves something only
 * together with `isStillRight`, in the transaction that acts on it.
 * @throws TooManyHashes while too many passwords are being checked.
 */
export async function proveOwnPassword(
  program: Program,
  personId: string,
  typed: string,
): Promise<ProvenPassword | null> {
  const authenticator = { kind: "authenticator", municipality: program.municipality } as const;
  const hash = await program.db.asActor(authenticator, async (tx) => {
    const of = (table: "accounts" | "pending_accounts") =>
      tx.selectFrom(table).select("password_hash").where("person_id", "=", personId).executeTakeFirst();
    return ((await of("accounts")) ?? (await of("pending_accounts")))?.password_hash ?? null;
  });
  const isRight = typed.length <= 4096 && (await passwords.verify(typed, hash));
  return isRight && hash ? { personId, hash } : null;
}

/**
 * Checking a password takes half a second, and its owner may have set another meanwhile to drive out whoever knows it: so whoever acts on one
 * asks here first, in the transaction that acts. Holds the account until its end, so that what comes now comes before or after a new password.
 * @param session what the act is done in: it must not have ended either. null: signing in, where there is none yet.
 */
export async function isStillRight(tx: Tx, proven: ProvenPassword, session: Buffer | null, at: Date): Promise<boolean> {
  const held = async (table: "accounts" | "pending_accounts") =>
    tx
      .selectFrom(table)
      .select("person_id")
      .where("person_id", "=", proven.personId)
      .where("password_hash", "=", proven.hash)
      .forUpdate()
      .executeTakeFirst();
  if (!((await held("accounts")) ?? (await held("pending_accounts")))) return false;
  return session === null || holdsSession(tx, session, proven.personId, at);
}
