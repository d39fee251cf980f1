import type { Method } from "../method/method.ts";
import type { Paper, ProposalRecord } from "./record.ts";

/** The newest paper of a kind; papers are loaded newest first. */
export function latestPaper(record: ProposalRecord, kind: Paper["kind"]): Paper | null {
  return record.papers.find((paper) => paper.kind === kind) ?? null;
}

/** The method that the route has approved, or null while none is. A later paper on its way or sent back takes an earlier approval's place. */
export function approvedMethod(record: ProposalRecord): Method | null {
  const paper = latestPaper(record, "method");
  return paper?.state === "approved" ? paper.method : null;
}
