import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { isUnanswered } from "../domain/inquiry/clock-of-inquiry.ts";
import type { InquiryOutcome, ProposalRecord } from "../domain/process/record.ts";

/** Question and answer of one inquiry, as far as the actor may read them. */
export type InquiryWords = {
  question: string;
  answer: { outcome: InquiryOutcome; text: string; draftedBy: string; confirmedAt: Date | null } | null;
  /** Whom a department that passed the inquiry on would ask. */
  suggested: string | null;
  /** Who took its question over when the department came to an end (組織改正). */
  takenOverBy: string | null;
  /** Its head takes no part in this proposal: who can confirm instead today; null: the head confirms. */
  headOut: readonly string[] | null;
};

/** The words of all inquiries of a proposal, by inquiry id; what the actor may not read is absent. `today`: who stands in for a head. */
export async function inquiryWords(
  tx: Tx,
  record: ProposalRecord,
  today: string,
): Promise<ReadonlyMap<string, InquiryWords>> {
  // The log is looked through only where it says something: judging who may read it is a part of the statement's cost.
  const isPassedOn = record.inquiries.some((inquiry) => inquiry.endedAs === "passed_on");
  const suggested = isPassedOn
    ? sql`(select d.name from events e join departments d on d.id::text = e.facts->>'suggested'
        where e.proposal_id = i.proposal_id and e.kind = 'inquiry-passed-on' and e.facts->>'inquiry' = i.id::text
        order by e.seq desc limit 1)`
    : sql`null`;
  const takenOverBy = isPassedOn
    ? sql`(select d.name from events e join departments d on d.id::text = e.facts->>'department'
        where i.ended_as = 'passed_on' and e.proposal_id = i.proposal_id and e.kind = 'department-succeeded'
          and e.facts->>'from' = i.department_id::text order by e.seq desc limit 1)`
    : sql`null`;
  const headOut = record.inquiries.some(isUnanswered) ? sql`app.head_out(i.id, ${today}::date)` : sql`null::text[]`;
  const rows = await sql<{
    id: string;
    question: string | null;
    outcome: InquiryOutcome | null;
    answer: string | null;
    drafted_by: string | null;
    confirmed_at: Date | null;
    suggested: string | null;
    taken_over_by: string | null;
    head_out: string[] | null;
  }>`select i.id, q.question, a.outcome, a.answer, n.name as drafted_by, a.confirmed_at, ${suggested} as suggested, ${takenOverBy} as taken_over_by,
      ${headOut} as head_out
    from inquiries i left join inquiry_questions q on q.inquiry_id = i.id
      left join inquiry_answers a on a.inquiry_id = i.id left join people n on n.id = a.drafted_by
    where i.proposal_id = ${record.id}`.execute(tx);
  return new Map(
    rows.rows.map((row) => [
      row.id,
      {
        question: row.question ?? "",
        answer: row.outcome
          ? {
              outcome: row.outcome,
              text: row.answer ?? "",
              draftedBy: row.drafted_by ?? "",
              confirmedAt: row.confirmed_at,
            }
          : null,
        suggested: row.suggested,
        takenOverBy: row.taken_over_by,
        headOut: row.head_out,
      },
    ]),
  );
}

/** The people of the desk, for assigning and for the board's filter. */
export async function deskPeople(tx: Tx): Promise<readonly { id: string; name: string }[]> {
  const rows = await sql<{ id: string; name: string }>`select distinct n.id, n.name from staff_posts t
    join people n on n.id = t.person_id
    where t.role in ('officer', 'chief') and t.ended_at is null and n.ended_at is null order by n.name, n.id limit 100`.execute(
    tx,
  );
  return rows.rows;
}

export type DeclineWords = {
  ground: string;
  explanation: string;
  whatWouldHelp: string;
  departmentsHeard: string;
  draftedBy: string;
  draftedAt: Date;
  confirmedBy: string | null;
  /** In whose place it was confirmed (代決). */
  confirmedFor: string | null;
  sentAt: Date | null;
  /** The chief wants it written anew; null: not, or not any more. */
  sentBack: { by: string; at: Date; reason: string } | null;
};

/** The newest decline of a proposal that was not dropped, as far as the actor may read it; the proposer only once it is sent. */
export async function declineOf(tx: Tx, proposalId: string): Promise<DeclineWords | null> {
  const row = await tx
    .selectFrom("declines")
    .innerJoin("people as drafter", "drafter.id", "declines.drafted_by")
    .leftJoin("people as confirmer", "confirmer.id", "declines.confirmed_by")
    .leftJoin("people as returner", "returner.id", "declines.sent_back_by")
    .select([
      "ground",
      "explanation",
      "what_would_help",
      "departments_heard",
      "drafted_at",
      "sent_at",
      "drafter.name as drafted_by",
      "confirmer.name as confirmed_by",
      "sent_back_at",
      "sent_back_reason",
      "returner.name as sent_back_by",
      sql<string | null>`(select n.name from events e join people n on n.id::text = e.facts ->> 'inPlaceOf'
        where e.proposal_id = declines.proposal_id and e.kind = 'proposal-declined' order by e.seq desc limit 1)`.as(
        "away",
      ),
    ])
    .where("declines.proposal_id", "=", proposalId)
    .where("dropped_at", "is", null)
    .orderBy("drafted_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    ground: row.ground,
    explanation: row.explanation,
    whatWouldHelp: row.what_would_help,
    departmentsHeard: row.departments_heard,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    confirmedBy: row.confirmed_by,
    confirmedFor: row.confirmed_by ? row.away : null,
    sentAt: row.sent_at,
    sentBack: row.sent_back_at
      ? { by: row.sent_back_by ?? "", at: row.sent_back_at, reason: row.sent_back_reason }
      : null,
  };
}
