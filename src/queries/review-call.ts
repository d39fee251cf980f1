import type { Tx } from "../db/connect.ts";
import type { CallNotice } from "../domain/method/call-notice.ts";

/** The published notice of a proposal's call, null before there is one. */
export async function readCallNotice(tx: Tx, proposalId: string): Promise<(CallNotice & { publishedAt: Date }) | null> {
  const row = await tx
    .selectFrom("call_notices")
    .select(["title", "terms", "published_at"])
    .where("proposal_id", "=", proposalId)
    .executeTakeFirst();
  return row
    ? { title: row.title, terms: row.terms as unknown as CallNotice["terms"], publishedAt: row.published_at }
    : null;
}
