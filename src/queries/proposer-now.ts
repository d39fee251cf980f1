import type { Tx } from "../db/connect.ts";
import type { InquiryOutcome } from "../domain/process/record.ts";
import type { Status } from "../domain/process/status.ts";
import { listReadings, type Reading } from "./readings.ts";

/** What the proposer's page shows besides the record: only what the city has released or sent. */
export type ProposerNow = {
  answers: readonly { department: string; outcome: InquiryOutcome; answer: string; releasedAt: Date }[];
  decisions: readonly { kind: "feasibility" | "method" | "reopened"; outcome: string; reason: string; sentAt: Date }[];
  decline: {
    ground: string;
    explanation: string;
    whatWouldHelp: string;
    departmentsHeard: string;
    sentAt: Date;
  } | null;
  /** When each state was reached first. */
  reached: ReadonlyMap<Status, Date>;
  readings: readonly Reading[];
};

/** Everything of one proposal that its organisation reads beside the record; bounded by what one proposal can hold. */
export async function findProposerNow(tx: Tx, proposalId: string): Promise<ProposerNow> {
  const answers = await tx
    .selectFrom("inquiry_answers as a")
    .innerJoin("departments as d", "d.id", "a.department_id")
    .select(["d.name", "a.outcome", "a.answer", "a.released_at"])
    .where("a.proposal_id", "=", proposalId)
    .where("a.released_at", "is not", null)
    .orderBy("a.released_at")
    .limit(50)
    .execute();
  const decisions = await tx
    .selectFrom("decisions")
    .select(["kind", "outcome", "reason", "sent_at"])
    .where("proposal_id", "=", proposalId)
    .where("sent_at", "is not", null)
    .orderBy("sent_at", "desc")
    .limit(20)
    .execute();
  const reopenings = await tx
    .selectFrom("reopenings")
    .select(["kind", "reason", "at"])
    .where("proposal_id", "=", proposalId)
    .orderBy("at", "desc")
    .limit(10)
    .execute();
  const decline = await tx
    .selectFrom("declines")
    .select(["ground", "explanation", "what_would_help", "departments_heard", "sent_at"])
    .where("proposal_id", "=", proposalId)
    .where("sent_at", "is not", null)
    .orderBy("sent_at", "desc")
    .limit(1)
    .executeTakeFirst();
  const reached = await tx
    .selectFrom("events")
    .select(["to_status", (eb) => eb.fn.min("at").as("at")])
    .where("proposal_id", "=", proposalId)
    .where("to_status", "is not", null)
    .groupBy("to_status")
    .execute();
  return {
    answers: answers.map((row) => ({
      department: row.name,
      outcome: row.outcome as InquiryOutcome,
      answer: row.answer,
      releasedAt: row.released_at!,
    })),
    decisions: [
      ...decisions.map((row) => ({
        kind: row.kind as "feasibility" | "method",
        outcome: row.outcome,
        reason: row.reason,
        sentAt: row.sent_at!,
      })),
      ...reopenings.map((row) => ({
        kind: "reopened" as const,
        outcome: row.kind,
        reason: row.reason,
        sentAt: row.at,
      })),
    ].toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime()),
    decline: decline
      ? {
          ground: decline.ground,
          explanation: decline.explanation,
          whatWouldHelp: decline.what_would_help,
          departmentsHeard: decline.departments_heard,
          sentAt: decline.sent_at!,
        }
      : null,
    reached: new Map(reached.map((row) => [row.to_status as Status, row.at])),
    readings: await listReadings(tx, proposalId),
  };
}
