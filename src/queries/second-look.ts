import type { Tx } from "../db/connect.ts";

export type SecondLookWords = {
  request: string;
  askedAt: Date;
  due: string;
  reviewer: string | null;
  answer: "upheld" | "reopened" | null;
  explanation: string;
  answeredAt: Date | null;
};

/** The newest second look at a proposal's declines, in words, as the actor may read it; null when none was asked for. */
export async function findSecondLook(tx: Tx, proposalId: string): Promise<SecondLookWords | null> {
  const row = await tx
    .selectFrom("second_looks as l")
    .leftJoin("people as p", "p.id", "l.reviewer_id")
    .select(["l.request", "l.asked_at", "l.due", "p.name", "l.answer", "l.explanation", "l.answered_at"])
    .where("l.proposal_id", "=", proposalId)
    .orderBy("l.asked_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    request: row.request,
    askedAt: row.asked_at,
    due: row.due,
    reviewer: row.name,
    answer: row.answer as SecondLookWords["answer"],
    explanation: row.explanation,
    answeredAt: row.answered_at,
  };
}
