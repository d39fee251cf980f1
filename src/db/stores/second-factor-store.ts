import type { WrongCodes } from "../../domain/accounts/guessing.ts";
import type { Tx } from "../connect.ts";

/** The authenticator app of somebody, as it is kept. */
export type AuthenticatorApp = { sealed: Buffer; lastStep: number; since: Date };

/** Holds a person's account until the transaction ends: codes that come at once are looked at one after the other. @returns their login, null without an account. */
export async function lockAccount(tx: Tx, personId: string): Promise<string | null> {
  const account = await tx
    .selectFrom("accounts")
    .select("login")
    .where("person_id", "=", personId)
    .forUpdate()
    .executeTakeFirst();
  return account?.login ?? null;
}

/** The app that a person has set up, or null. */
export async function findApp(tx: Tx, personId: string): Promise<AuthenticatorApp | null> {
  const app = await tx
    .selectFrom("authenticator_apps")
    .select(["sealed_secret", "last_step", "since"])
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return app ? { sealed: app.sealed_secret, lastStep: Number(app.last_step), since: app.since } : null;
}

/** Keeps a new app; one that was there before is gone. */
export async function keepApp(
  tx: Tx,
  app: { personId: string; sealed: Buffer; lastStep: number },
  at: Date,
): Promise<void> {
  const row = { sealed_secret: app.sealed, last_step: app.lastStep, since: at };
  await tx
    .insertInto("authenticator_apps")
    .values({ person_id: app.personId, ...row })
    .onConflict((conflict) => conflict.column("person_id").doUpdateSet(row))
    .execute();
}

/** Writes down the step of an accepted code: it is worth nothing from now on. */
export async function useStep(tx: Tx, personId: string, step: number): Promise<void> {
  await tx.updateTable("authenticator_apps").set({ last_step: step }).where("person_id", "=", personId).execute();
}

/** Keeps the hashes of new recovery codes; all earlier ones are gone. */
export async function keepRecoveryCodes(tx: Tx, personId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
  await tx.deleteFrom("recovery_codes").where("person_id", "=", personId).execute();
  await tx
    .insertInto("recovery_codes")
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash, made_at: at })))
    .execute();
}

/** Uses a recovery code up. @returns whether it was there, unused. */
export async function useRecoveryCode(tx: Tx, personId: string, hash: Buffer, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("recovery_codes")
    .set({ used_at: at })
    .where("person_id", "=", personId)
    .where("code_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether the code of this hash was made since a time: its form was sent before. */
export async function wereMadeSince(tx: Tx, personId: string, hash: Buffer, since: Date): Promise<boolean> {
  const found = await tx
    .selectFrom("recovery_codes")
    .select("made_at")
    .where("person_id", "=", personId)
    .where("code_hash", "=", hash)
    .where("made_at", ">", since)
    .executeTakeFirst();
  return found !== undefined;
}

/** How many recovery codes somebody can still use. */
export async function countRecoveryCodes(tx: Tx, personId: string): Promise<number> {
  const { count } = await tx
    .selectFrom("recovery_codes")
    .select((field) => field.fn.countAll<string>().as("count"))
    .where("person_id", "=", personId)
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Whether a person has a second factor: an app or a passkey. */
export async function hasFactor(tx: Tx, personId: string): Promise<boolean> {
  if (await findApp(tx, personId)) return true;
  const passkey = await tx.selectFrom("passkeys").select("id").where("person_id", "=", personId).limit(1).execute();
  return passkey.length > 0;
}

/** Takes the app of a person away; with the last second factor its recovery codes go too. */
export async function dropApp(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("authenticator_apps").where("person_id", "=", personId).execute();
  if (!(await hasFactor(tx, personId))) await dropFactor(tx, personId);
}

/** Takes every second factor of a person away with everything that belongs to it. @returns false when there was none. */
export async function dropFactor(tx: Tx, personId: string): Promise<boolean> {
  const wasThere = await hasFactor(tx, personId);
  for (const table of ["authenticator_apps", "passkeys", "recovery_codes", "wrong_codes"] as const)
    await tx.deleteFrom(table).where("person_id", "=", personId).execute();
  return wasThere;
}

/** All browsers that are not known, counted together. */
export const unknownBrowsers = Buffer.alloc(0);

/** What is counted of wrong codes for one source. */
export async function findWrongCodes(tx: Tx, personId: string, source: Buffer): Promise<WrongCodes | null> {
  const counted = await tx
    .selectFrom("wrong_codes")
    .select(["failures", "last_at"])
    .where("person_id", "=", personId)
    .where("source", "=", source)
    .executeTakeFirst();
  return counted ? { failures: counted.failures, lastAt: counted.last_at } : null;
}

/** Sets the count of a source, after a wrong code. */
export async function keepWrongCodes(tx: Tx, personId: string, source: Buffer, wrong: WrongCodes): Promise<void> {
  const row = { failures: wrong.failures, last_at: wrong.lastAt };
  await tx
    .insertInto("wrong_codes")
    .values({ person_id: personId, source, ...row })
    .onConflict((conflict) => conflict.columns(["person_id", "source"]).doUpdateSet(row))
    .execute();
}

/** After a right code the source begins anew. */
export async function forgetWrongCodes(tx: Tx, personId: string, source: Buffer): Promise<void> {
  await tx.deleteFrom("wrong_codes").where("person_id", "=", personId).where("source", "=", source).execute();
}
