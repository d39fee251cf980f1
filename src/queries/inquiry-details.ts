import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Inquiry } from "../domain/process/record.ts";

/** What was said between a department and the desk about its inquiry. */
export type InquiryTalk = { side: "department" | "desk"; by: string; body: string; at: Date };

/** Beside question and answer: questions back, who of the department has it, and who could. */
export type InquiryDetails = {
  talk: readonly InquiryTalk[];
  /** Null: nobody in particular, or named for an earlier asking. */
  handler: { personId: string; name: string; by: string; note: string; at: Date } | null;
  colleagues: readonly { id: string; name: string }[];
};

/** More is never said about one inquiry, and more people no department has. */
const mostTalks = 100;
const mostColleagues = 300;

/** The page of one inquiry; what the actor may not read is absent. */
export async function inquiryDetails(tx: Tx, inquiry: Inquiry): Promise<InquiryDetails> {
  const [talk, handlers, colleagues] = await Promise.all([
    sql<InquiryTalk>`select t.side, n.name as by, t.body, t.at from inquiry_talks t join people n on n.id = t.by_id
      where t.inquiry_id = ${inquiry.id} order by t.at, t.id limit ${sql.lit(mostTalks)}`.execute(tx),
    sql<{
      person_id: string;
      name: string;
      by: string;
      note: string;
      at: Date;
    }>`select h.person_id, n.name, b.name as by, h.note, h.at
      from inquiry_handlers h join people n on n.id = h.person_id join people b on b.id = h.handed_by
      where h.inquiry_id = ${inquiry.id} and h.at >= ${inquiry.askedAt}`.execute(tx),
    sql<{
      id: string;
      name: string;
    }>`select distinct n.id, n.name, n.kana from staff_posts s join people n on n.id = s.person_id and n.ended_at is null
      where s.department_id = ${inquiry.departmentId} and s.ended_at is null order by n.kana, n.name, n.id limit ${sql.lit(mostColleagues)}`.execute(
      tx,
    ),
  ]);
  const handler = handlers.rows[0];
  return {
    talk: talk.rows,
    handler: handler
      ? { personId: handler.person_id, name: handler.name, by: handler.by, note: handler.note, at: handler.at }
      : null,
    colleagues: colleagues.rows.map(({ id, name }) => ({ id, name })),
  };
}
