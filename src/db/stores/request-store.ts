import type { Tx } from "../connect.ts";

/** The day of the newest question to departments that the actor sees; null when none was ever asked. */
export async function newestAsking(tx: Tx): Promise<string | null> {
  const row = await tx
    .selectFrom("challenge_requests")
    .select("asked_on")
    .orderBy("asked_on", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? String(row.asked_on) : null;
}
