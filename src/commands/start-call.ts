import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { Program } from "../db/program.ts";
import { done, type Missing, refused } from "../domain/kernel/result.ts";
import {
  type CallNotice,
  publishedText,
  readNotice,
  type TypedNotice,
  tellingWords,
} from "../domain/method/call-notice.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { type Acting, act } from "./act.ts";

/**
 * G9.2, P7b: the proposal goes over into a public call: the notice is published in the same transaction, with nothing protected in it.
 * From here on everybody gets the same information.
 */
export function startCall(program: Program, input: Acting & TypedNotice) {
  return act(
    program,
    input,
    "startCall",
    async ({ tx, record, at, today, move }) => {
      const method = approvedMethod(record)!;
      const { notice, errors } = readNotice(input, { today, department: leadOf(record), method });
      if (errors.length > 0) return refused({ kind: "invalid", errors });
      const telling = await protectedIn(tx, record, notice);
      if (telling.length > 0) return refused({ kind: "gates", missing: telling });
      await tx
        .insertInto("call_notices")
        .values({
          proposal_id: record.id,
          method,
          title: notice.title,
          terms: JSON.stringify(notice.terms),
          published_at: at,
        })
        .execute();
      await sql`select app.raise_public_revision()`.execute(tx);
      await move("in_call", "call-started", { method });
      return done({ method });
    },
    { gated: "startCall" },
  );
}

/** The lead department runs the call. */
export function leadOf(record: ProposalRecord): string {
  return record.inquiries.find((inquiry) => inquiry.isLead)?.departmentName ?? "";
}

/** What of a notice must not be published, part by part; the words themselves stay unread (app.stands_in_text). */
export async function protectedIn(tx: Tx, record: ProposalRecord, notice: CallNotice): Promise<readonly Missing[]> {
  const found = await sql<{
    heading: string;
  }>`select heading from app.stands_in_text(${record.id}, ${publishedText(notice)})`.execute(tx);
  const headings = record.parts.map((part) => part.heading);
  return [
    ...found.rows.map(({ heading }) => ({
      principle: "P7",
      sentence: `守りたい部分「${heading}」の内容が、お知らせの文に入っています。その部分を書き直してください。`,
    })),
    ...tellingWords(notice, record.organisation.name, headings).map((one) => ({
      principle: "P7",
      sentence:
        one.kind === "organisation"
          ? "提案した団体の名前が、お知らせの文に入っています。公募の前に名前は公表できません。"
          : `守りたい部分の見出し「${one.words}」が、お知らせの文に入っています。別の言葉に書き直してください。`,
    })),
  ];
}
