import { sql } from "kysely";
import type { News } from "../../domain/mail/news.ts";
import type { Tx } from "../connect.ts";

/** As the clock: tells what there is to tell of one proposal, to the people of each audience but `byId`, who did it. */
export async function tell(
  tx: Tx,
  proposalId: string,
  news: readonly News[],
  byId: string | null,
  at: Date,
): Promise<void> {
  if (news.length === 0) return;
  const rows = JSON.stringify(news.map((one) => ({ ...one, proposal: proposalId, by: byId })));
  await sql`select app.tell(${rows}::jsonb, ${at})`.execute(tx);
}
