import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { StepKind } from "../domain/dialogue/step-request.ts";

/** A to-do with its words, who bears it, and what became of it. */
export type ToDoDetail = {
  id: string;
  what: string;
  side: "partner" | "city";
  /** The department or person that is named; "" for the side as a whole. */
  bearer: string;
  /** The same as a form chooses it: "city", "department:ID", "person:ID". */
  bearerKey: string;
  due: string;
  /** The day that was agreed first, once it was changed. */
  firstDue: string | null;
  changedAt: Date | null;
  changedBy: string;
  meetingId: string | null;
  addedSide: "partner" | "city";
  endedAs: "done" | "dropped" | null;
  endedBy: string;
  endedAt: Date | null;
};

/** A step that a side asked for, and the answer. */
export type StepDetail = {
  id: string;
  kind: StepKind;
  side: "partner" | "city";
  name: string;
  reason: string;
  at: Date;
  answer: { as: "done" | "not_now" | "withdrawn"; words: string; day: string | null; name: string; at: Date } | null;
};

export type NextSteps = { toDos: readonly ToDoDetail[]; steps: readonly StepDetail[] };

/**
 * What was agreed to be done and what was asked for: the open ones first, the soonest day first, then what ended last, at most 100 of each;
 * empty for who may not read the dialogue. `openOnly`: what is still to be done.
 */
export async function listNextSteps(tx: Tx, proposalId: string, { openOnly = false } = {}): Promise<NextSteps> {
  const [toDos, steps] = await Promise.all([
    sql<ToDoRow>`
      select t.id, t.what, t.side, coalesce(b.name || coalesce('（' || d.name || '）', ''), d.name, '') as bearer, t.due, t.meeting_id,
        coalesce('person:' || t.person_id, 'department:' || t.department_id, t.side) as bearer_key, t.first_due, t.changed_at, c.name as changed_by, t.added_side, t.ended_as, e.name as ended_by, t.ended_at
      from to_dos t
      left join people b on b.id = t.person_id
      left join departments d on d.id = t.department_id
      left join people e on e.id = t.ended_by
      left join people c on c.id = t.changed_by
      where t.proposal_id = ${proposalId} ${openOnly ? sql`and t.ended_as is null` : sql``}
      order by t.ended_at desc nulls first, t.due, t.id limit 100`.execute(tx),
    sql<StepRow>`
      select r.id, r.kind, r.side, n.name, r.reason, r.at, r.answer, r.answer_words, r.answer_day, a.name as answered_by, r.answered_at
      from step_requests r
      join people n on n.id = r.by_id
      left join people a on a.id = r.answered_by
      where r.proposal_id = ${proposalId} ${openOnly ? sql`and r.answer is null` : sql``}
      order by r.answered_at desc nulls first, r.at, r.id limit 100`.execute(tx),
  ]);
  return { toDos: toDos.rows.map(toDoFromRow), steps: steps.rows.map(stepFromRow) };
}

type ToDoRow = {
  id: string;
  what: string;
  side: "partner" | "city";
  bearer: string;
  bearer_key: string;
  due: string;
  first_due: string | null;
  changed_at: Date | null;
  changed_by: string | null;
  meeting_id: string | null;
  added_side: "partner" | "city";
  ended_as: "done" | "dropped" | null;
  ended_by: string | null;
  ended_at: Date | null;
};

function toDoFromRow(row: ToDoRow): ToDoDetail {
  return {
    id: row.id,
    what: row.what,
    side: row.side,
    bearer: row.bearer,
    bearerKey: row.bearer_key,
    due: row.due,
    firstDue: row.first_due,
    changedAt: row.changed_at,
    changedBy: row.changed_by ?? "",
    meetingId: row.meeting_id,
    addedSide: row.added_side,
    endedAs: row.ended_as,
    endedBy: row.ended_by ?? "",
    endedAt: row.ended_at,
  };
}

type StepRow = {
  id: string;
  kind: StepKind;
  side: "partner" | "city";
  name: string;
  reason: string;
  at: Date;
  answer: "done" | "not_now" | "withdrawn" | null;
  answer_words: string;
  answer_day: string | null;
  answered_by: string | null;
  answered_at: Date | null;
};

function stepFromRow(row: StepRow): StepDetail {
  const { id, kind, side, name, reason, at } = row;
  return {
    ...{ id, kind, side, name, reason, at },
    answer:
      row.answer && row.answered_at
        ? {
            as: row.answer,
            words: row.answer_words,
            day: row.answer_day,
            name: row.answered_by ?? "",
            at: row.answered_at,
          }
        : null,
  };
}
