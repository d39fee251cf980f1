import { countGraphemes, firstGraphemes } from "../kernel/text.ts";
import type { ProposalRecord } from "../process/record.ts";

/** So much of the benefit and of what is asked stands in a draft; the whole text is a click away. */
const excerptLength = 140;

/**
 * A first draft of what the desk asks departments: from the name of the proposal and its open parts, so that nothing of a protected part
 * can stand in it. The officer edits it before it goes out.
 */
export function draftQuestion({
  title,
  organisation,
  text,
}: Pick<ProposalRecord, "title" | "organisation" | "text">): string {
  const lines = [
    `${organisation.name}から「${title}」という提案がありました。`,
    excerpt("市民にとってのよい変化", text?.benefit ?? ""),
    excerpt("市に求めること", text?.ask ?? ""),
    "",
    "次のことを教えてください。",
    "1 貴課の事務や計画、進めている事業と関係がありますか。",
    "2 協力できること、協力するときの条件は何ですか。",
    text?.ask.trim()
      ? "3 市に求められていることに、応じられますか。難しいときは、その理由。"
      : "3 進めるうえで、気になることはありますか。",
  ];
  return lines.filter((line) => line !== null).join("\n");
}

function excerpt(name: string, words: string): string | null {
  const line = words.replaceAll(/\s+/gu, " ").trim();
  if (line === "") return null;
  if (countGraphemes(line) <= excerptLength) return `・${name}：${line}`;
  return `・${name}：${firstGraphemes(line, excerptLength)}…(続きは提案の本文)`;
}
