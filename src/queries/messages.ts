import type { Tx } from "../db/connect.ts";

/** How many entries one page of a talk holds. */
const pageSize = 20;

export type TalkEntry = {
  id: string;
  side: "partner" | "desk" | "department";
  departmentId: string | null;
  personName: string;
  body: string;
  asksAnswer: boolean;
  at: Date;
};

/** Newest first; `older` is the id to ask on from, null at the end. */
export type Talk = { entries: readonly TalkEntry[]; older: string | null };

type Page = { before?: string | undefined };

/** What both sides wrote to each other, as far as the actor may read it (matrix line "dialogue"); empty for who may not. */
export async function listMessages(tx: Tx, proposalId: string, { before }: Page = {}): Promise<Talk> {
  const from = before
    ? await tx
        .selectFrom("messages")
        .select(["at", "id"])
        .where("id", "=", before)
        .where("proposal_id", "=", proposalId)
        .executeTakeFirst()
    : undefined;
  const rows = await tx
    .selectFrom("messages")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .$if(from !== undefined, (query) =>
      query.where(({ or, and, eb }) =>
        or([eb("at", "<", from!.at), and([eb("at", "=", from!.at), eb("id", ">", from!.id)])]),
      ),
    )
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(pageSize + 1)
    .execute();
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      side: row.side as TalkEntry["side"],
      departmentId: row.department_id,
      personName: row.by_name,
      body: row.body,
      asksAnswer: row.asks_answer,
      at: row.at,
    })),
  );
}

/** Internal notes (庁内メモ), as far as the actor may read them; empty for the proposer, always. */
export async function listNotes(tx: Tx, proposalId: string, { before }: Page = {}): Promise<Talk> {
  const from = before
    ? await tx
        .selectFrom("internal_notes")
        .select(["at", "id"])
        .where("id", "=", before)
        .where("proposal_id", "=", proposalId)
        .executeTakeFirst()
    : undefined;
  const rows = await tx
    .selectFrom("internal_notes")
    .selectAll()
    .where("proposal_id", "=", proposalId)
    .$if(from !== undefined, (query) =>
      query.where(({ or, and, eb }) =>
        or([eb("at", "<", from!.at), and([eb("at", "=", from!.at), eb("id", ">", from!.id)])]),
      ),
    )
    .orderBy("at", "desc")
    .orderBy("id")
    .limit(pageSize + 1)
    .execute();
  return pageOf(
    rows.map((row) => ({
      id: row.id,
      side: row.department_id ? "department" : "desk",
      departmentId: row.department_id,
      personName: row.by_name,
      body: row.body,
      asksAnswer: false,
      at: row.at,
    })),
  );
}

function pageOf(rows: readonly TalkEntry[]): Talk {
  const entries = rows.slice(0, pageSize);
  return { entries, older: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
}
