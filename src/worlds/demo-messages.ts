import type { DemoFiles, Row } from "./demo-files.ts";
import type { Story } from "./story.ts";

type Told = Pick<Row, "messages" | "openQuestions" | "officer" | "organisation">;

/**
 * The talk of a proposal in the order of its days. A partner's last word is answered on the next day, except in these days: a city
 * that keeps its target days leaves nobody waiting for a year.
 */
export function messagesOf(row: Told, people: DemoFiles["people"]): Story["messages"] {
  const said = [
    ...(row.messages ?? []).map((one) => ({ day: one.daysAgo, by: one.by, body: one.text })),
    ...(row.openQuestions ?? []).map((one) => ({
      day: one.daysAgo,
      by: one.askedBy,
      body: `次の点を確かめさせてください。\r\n${one.text}`,
      asksAnswer: true,
    })),
  ].toSorted((a, b) => b.day - a.day);
  const last = said.at(-1);
  const isPartners = people.find((one) => one.key === last?.by)?.organisation === row.organisation;
  if (!last || !isPartners || last.day <= deskReplyDays) return said;
  return [...said, { day: last.day - 1, by: row.officer, body: thanks }];
}

const deskReplyDays = 3;
const thanks = "ご連絡をありがとうございます。内容を確かめ、関係する課と共有しました。";
