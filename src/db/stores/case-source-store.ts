import { type BusinessCalendar, businessDaysBetween, dayOfArrival } from "../../domain/calendar/business-days.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import { approvedMethod } from "../../domain/process/method-of.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { CaseBody } from "../../domain/publication/case-body.ts";
import type { CaseFacts } from "../../domain/publication/case-draft.ts";
import { departmentsOf } from "../../domain/publication/facts-words.ts";
import { type InitiativeOutcome, moneyOf } from "../../domain/publication/suggest-case.ts";
import type { Tx } from "../connect.ts";
import { listInitiatives, outcomeOf } from "./initiative-store.ts";

/** What a case is written from: the record's own facts, the initiatives and the final report. No protected part is among it (P7b). */
export type CaseSources = { facts: CaseFacts; outcomes: readonly InitiativeOutcome[]; result: string };

/** Reads the sources of a case within the transaction of who writes or reads it. */
export async function findCaseSources(
  tx: Tx,
  record: ProposalRecord,
  calendar: BusinessCalendar,
): Promise<CaseSources> {
  const outcomes = (await listInitiatives(tx, record.id)).map(outcomeOf);
  const report = await tx
    .selectFrom("final_reports")
    .select("result")
    .where("proposal_id", "=", record.id)
    .executeTakeFirst();
  return {
    facts: {
      partner: record.organisation.name,
      departments: departmentsOf(record),
      method: approvedMethod(record),
      period: record.plan?.body.period ?? { from: "", to: "" },
      money: moneyOf(outcomes),
      lessons: await listLessons(tx, record.id),
      days: await daysOf(tx, record, calendar),
    },
    outcomes,
    result: report?.result ?? "",
  };
}

/** What each side has learnt: the city first. */
export async function listLessons(tx: Tx, proposalId: string): Promise<CaseBody["lessons"]> {
  const rows = await tx
    .selectFrom("lessons")
    .select(["side", "lesson"])
    .where("proposal_id", "=", proposalId)
    .orderBy("side")
    .execute();
  return rows.map((row) => ({ side: row.side as "city" | "partner", text: row.lesson }));
}

/** Business days that the steps took, from the log's own moves. */
async function daysOf(tx: Tx, record: ProposalRecord, calendar: BusinessCalendar): Promise<CaseBody["days"]> {
  const moves = await tx
    .selectFrom("events")
    .select(["to_status", "at"])
    .where("proposal_id", "=", record.id)
    .where("to_status", "is not", null)
    .orderBy("seq")
    .execute();
  const first = (status: string) => moves.find((move) => move.to_status === status)?.at ?? null;
  const between = (from: Date | null, to: Date | null) =>
    from && to ? Math.max(0, businessDaysBetween(dayOfArrival(from, calendar), todayInTokyo(to), calendar)) : null;
  return {
    receipt: between(record.submittedAt, record.receivedAt),
    answers: between(first("inquiry"), record.dialogueAt),
    dialogue: between(record.dialogueAt, first("method_review")),
    conclusion: between(first("method_review"), record.activeAt),
  };
}
