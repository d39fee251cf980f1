import { formatEra } from "../calendar/era.ts";
import { quoted } from "../kernel/quoted.ts";
import { formatYen } from "../kernel/yen.ts";
import type { FactsBody } from "./facts-body.ts";

/** Who sends it, as the settings of the city say. */
export type Sender = { city: string; desk: string; telephone: string; hours: string };

export const longestPressNotice = 4000;

/**
 * 報道発表文の下書き: made of the facts that are to be published and of nothing else, so that a draft says no more than what the partner
 * was shown for comment (P7c). What is open stands in brackets, for whoever edits it.
 */
export function pressNotice(facts: FactsBody, methodName: string, sender: Sender): string {
  const day = facts.concludedOn ? formatEra(facts.concludedOn) : "(締結の日)";
  const period = [facts.period.from, facts.period.to].map((date) => (date ? formatEra(date) : "(未定)"));
  const lines = [
    "(発表の日)",
    `${sender.city} ${sender.desk}`,
    "",
    `${facts.partner}と${quoted(facts.title)}を始めます`,
    "",
    `${sender.city}と${facts.partner}は、${day}、${quoted(facts.title)}について${methodName}により連携することになりました。`,
    "",
    facts.text,
    "",
    `1 相手方　${facts.partner}`,
    `2 担当課　${facts.departments.join("、") || "(担当課)"}`,
    `3 期間　　${period[0]}から${period[1]}まで`,
    `4 市の支出　${facts.citySpendsYen === null ? "円では数えていません" : formatYen(facts.citySpendsYen)}`,
    ...(facts.number ? [`5 番号　　${facts.number}`] : []),
    "",
    `問い合わせ　${sender.desk}　${sender.telephone || "(電話)"}(${sender.hours})`,
  ];
  return lines.join("\n");
}
