import type { Tx } from "../db/connect.ts";
import type { PaperBody } from "../domain/method/paper-body.ts";
import type { Paper } from "../domain/process/record.ts";
import { titlesOf } from "./review.ts";

/** An approval paper as it is read, printed and decided. */
export type PaperView = {
  id: string;
  kind: Paper["kind"];
  state: Paper["state"];
  body: PaperBody;
  /** Hex; the form carries it, so that what is decided is what was shown. */
  hash: string;
  documentNumber: string;
  drafter: { id: string; name: string; title: string };
  draftedAt: Date;
  decidedAt: Date | null;
  steps: readonly {
    position: number;
    personId: string;
    name: string;
    title: string;
    decision: "approved" | "sent_back" | null;
    comment: string;
    at: Date | null;
    /** Who decided in place of the person (代決). */
    deputyId: string | null;
    deputyName: string | null;
  }[];
};

/** One paper of a proposal; null when it does not exist for the reader. */
export async function readPaper(tx: Tx, proposalId: string, paperId: string): Promise<PaperView | null> {
  const paper = await tx
    .selectFrom("approval_papers as p")
    .innerJoin("people as n", "n.id", "p.drafted_by")
    .select([
      "p.id",
      "p.kind",
      "p.state",
      "p.body",
      "p.content_hash",
      "p.document_number",
      "p.drafted_by",
      "p.drafted_at",
      "p.decided_at",
      "n.name",
    ])
    .where("p.id", "=", paperId)
    .where("p.proposal_id", "=", proposalId)
    .executeTakeFirst();
  if (!paper) return null;
  const steps = await tx
    .selectFrom("approval_steps as s")
    .innerJoin("people as n", "n.id", "s.person_id")
    .leftJoin("people as y", "y.id", "s.decided_by")
    .select(["s.position", "s.person_id", "s.decision", "s.comment", "s.decided_at", "n.name"])
    .select(["s.decided_by", "y.name as deputy"])
    .where("s.paper_id", "=", paperId)
    .orderBy("s.position")
    .execute();
  const titles = await titlesOf(tx, [paper.drafted_by, ...steps.map((step) => step.person_id)]);
  return {
    id: paper.id,
    kind: paper.kind as Paper["kind"],
    state: paper.state as Paper["state"],
    body: paper.body as unknown as PaperBody,
    hash: paper.content_hash.toString("hex"),
    documentNumber: paper.document_number,
    drafter: { id: paper.drafted_by, name: paper.name, title: titles.get(paper.drafted_by) ?? "" },
    draftedAt: paper.drafted_at,
    decidedAt: paper.decided_at,
    steps: steps.map((step) => ({
      position: step.position,
      personId: step.person_id,
      name: step.name,
      title: titles.get(step.person_id) ?? "",
      decision: step.decision as "approved" | "sent_back" | null,
      comment: step.comment,
      at: step.decided_at,
      deputyId: step.decided_by,
      deputyName: step.deputy,
    })),
  };
}
