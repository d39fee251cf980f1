import { sql } from "kysely";
import { link } from "../../accounts/chain.ts";
import type { EventLine } from "../../domain/process/ball.ts";
import type { Status } from "../../domain/process/status.ts";
import type { Tx } from "../connect.ts";

/** What happened, as the log keeps it: ids and facts, never whole records, never protected words. */
export type EventEntry = {
  proposalId: string;
  kind: string;
  line: EventLine;
  byId: string | null;
  bySide: "partner" | "desk" | "department" | "approver" | "clock";
  departmentId: string | null;
  at: Date;
  toStatus: Status | null;
  facts: Record<string, unknown>;
};

/** Appends to the chain of a proposal; the head is held until the transaction ends. */
export async function appendEvent(tx: Tx, key: Buffer, entry: EventEntry): Promise<void> {
  const head = await chainHead(tx, "events", entry.proposalId);
  const chained = { ...entry, seq: head.seq + 1 };
  await tx
    .insertInto("events")
    .values({
      proposal_id: entry.proposalId,
      seq: chained.seq,
      kind: entry.kind,
      line: entry.line,
      by_id: entry.byId,
      by_side: entry.bySide,
      department_id: entry.departmentId,
      at: entry.at,
      to_status: entry.toStatus,
      facts: JSON.stringify(entry.facts),
      previous: head.link,
      link: link(head.link, chained, key),
    })
    .execute();
}

/** The last link of a chain and its number; (0, null) for a new one. */
export async function chainHead(
  tx: Tx,
  kind: "events" | "readings" | "audit",
  subject: string,
): Promise<{ seq: number; link: Buffer | null }> {
  const result = await sql<{
    seq: number;
    link: Buffer | null;
  }>`select seq, link from app.chain_head(${kind}, ${subject})`.execute(tx);
  return result.rows[0]!;
}
