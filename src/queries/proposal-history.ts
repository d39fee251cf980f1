import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Held } from "../domain/process/days-held.ts";

export const historyPageSize = 50;

/** One line of the log, as the actor may read it. `personName` is for pages inside the city alone. */
export type HistoryEvent = {
  seq: number;
  kind: string;
  side: "partner" | "desk" | "department" | "approver" | "clock";
  departmentName: string | null;
  /** The department that was asked, released, named …: read on pages of the desk alone. */
  aboutDepartment: string | null;
  personName: string | null;
  /** In whose place it was done (代決); for pages inside alone. */
  awayName: string | null;
  at: Date;
};

/** The log of a proposal, newest first, fifty at a time; `before` is the number to go on below. */
export async function listEvents(
  tx: Tx,
  proposalId: string,
  { before, limit = historyPageSize }: { before?: number; limit?: number } = {},
): Promise<{ events: readonly HistoryEvent[]; next: number | null }> {
  const rows = await tx
    .selectFrom("events as e")
    .leftJoin("departments as d", "d.id", "e.department_id")
    // Compared as text: the facts of other kinds may hold anything under this name.
    .leftJoin("departments as a", (join) => join.on(sql`a.id::text`, "=", sql`e.facts ->> 'department'`))
    .leftJoin("people as n", "n.id", "e.by_id")
    .leftJoin("people as w", (join) => join.on(sql`w.id::text`, "=", sql`e.facts ->> 'inPlaceOf'`))
    .select([
      "e.seq",
      "e.kind",
      "e.by_side",
      "e.at",
      "d.name as department",
      "a.name as about",
      "n.name as person",
      "w.name as away",
    ])
    .where("e.proposal_id", "=", proposalId)
    .$if(before !== undefined, (query) => query.where("e.seq", "<", before!))
    .orderBy("e.seq", "desc")
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  return {
    events: shown.map((row) => ({
      seq: row.seq,
      kind: row.kind,
      side: row.by_side as HistoryEvent["side"],
      departmentName: row.department,
      aboutDepartment: row.about,
      personName: row.person,
      awayName: row.away,
      at: row.at,
    })),
    next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** How long each side had the ball so far, as far as the actor sees the clocks (at most 500 of them). */
export async function listHeld(tx: Tx, proposalId: string): Promise<readonly Held[]> {
  const rows = await tx
    .selectFrom("waits")
    .select(["holder", "since", "ended_at"])
    .where("proposal_id", "=", proposalId)
    .where("holder", "<>", "nobody")
    .orderBy("since")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    side: row.holder === "partner" ? "partner" : "city",
    since: row.since,
    until: row.ended_at,
  }));
}
