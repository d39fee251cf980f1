import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { listRecords } from "../db/stores/record-store.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { type BoardFilter, proposalConditions } from "./board.ts";

const pageSize = 20;

export type ProposalsFilter = Pick<BoardFilter, "q" | "status" | "field">;

/** A page of all submitted proposals that the actor may see, newest number first; `next` is where the following page begins. */
export async function proposalsInside(
  tx: Tx,
  municipality: string,
  filter: ProposalsFilter,
  after: string | null,
): Promise<{ records: readonly ProposalRecord[]; next: string | null }> {
  const position = /^(\d{4})-(\d{1,6})$/.exec(after ?? "");
  const rows = await sql<{ id: string; fiscal_year: number; serial: number }>`
    select p.id, p.fiscal_year, p.serial from proposals p
    where p.municipality_id = ${municipality} and p.serial is not null
      ${proposalConditions(filter) ?? sql``}
      ${position ? sql`and (p.fiscal_year, p.serial) < (${Number(position[1])}::int, ${Number(position[2])}::int)` : sql``}
    order by p.fiscal_year desc, p.serial desc limit ${sql.lit(pageSize + 1)}`.execute(tx);
  const shown = rows.rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    records:
      shown.length > 0
        ? await listRecords(
            tx,
            shown.map((row) => row.id),
          )
        : [],
    next: rows.rows.length > pageSize && last ? `${last.fiscal_year}-${last.serial}` : null,
  };
}
