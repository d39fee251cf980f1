import type { Tx } from "../../db/connect.ts";
import { dropIdentities, listIdentities } from "../../db/stores/identity-store.ts";
import { dropPasskeysSince, listPasskeys } from "../../db/stores/passkey-store.ts";
import { dropFactor, hasFactor } from "../../db/stores/second-factor-store.ts";

/** How many ways in beside the password somebody has: passkeys, and accounts at providers. */
export type OtherWays = { passkeys: number; identities: number };

/** Two weeks: who has lost their account to somebody notices it sooner, and what they use daily is older (decision 0052). */
const newWayMs = 14 * 86_400_000;

/**
 * Takes away the ways in that somebody with the password may have added for themselves, before its owner came to choose another: those of the
 * last two weeks. An account that nobody had chosen a password for was open to nobody by one, and keeps them.
 */
export async function dropNewWays(
  tx: Tx,
  personId: string,
  at: Date,
): Promise<{ dropped: OtherWays; left: OtherWays }> {
  const account = await tx
    .selectFrom("accounts")
    .select("password_set_at")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  const since = new Date(at.getTime() - newWayMs);
  const dropped = account?.password_set_at
    ? {
        passkeys: await dropPasskeysSince(tx, personId, since),
        identities: await dropIdentities(tx, personId, { since }),
      }
    : { passkeys: 0, identities: 0 };
  // With the last second factor its recovery codes go too.
  if (dropped.passkeys > 0 && !(await hasFactor(tx, personId))) await dropFactor(tx, personId);
  const left = {
    passkeys: (await listPasskeys(tx, personId)).length,
    identities: (await listIdentities(tx, personId)).length,
  };
  return { dropped, left };
}
