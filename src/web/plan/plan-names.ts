import { countGraphemes } from "../../domain/kernel/text.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";

/** Where two people wrote at once, or what was typed: a path of the plan as the page calls it. */
export function nameOfPlace(path: string): string {
  const dashed = path.replaceAll(".", "-");
  const row = /^(goals|risks)-(\d+)/.exec(dashed);
  if (row) return `${row[1] === "goals" ? "目標" : "リスク"}${Number(row[2]) + 1}`;
  return planLabels[dashed] ?? "計画";
}

/** The fields of the form by name. */
export const planLabels: Readonly<Record<string, string>> = {
  purpose: "目的",
  service: "よくなる市民サービス",
  scope: "範囲",
  goals: "目標と指標",
  "gains-city": "市の得るもの",
  "gains-partner": "提案者の得るもの",
  "gains-citizens": "市民の得るもの",
  citizensGive: "市民の出すもの",
  "roles-city": "市の役割",
  "roles-partner": "提案者の役割",
  "resources-city-cashYen": "市の出すお金",
  "resources-city-staffTime": "市の人の時間",
  "resources-city-property": "市の場所・物",
  "resources-city-data": "市のデータ",
  "resources-partner-cashYen": "提案者の出すお金",
  "resources-partner-staffTime": "提案者の人の時間",
  "resources-partner-property": "提案者の場所・物",
  "resources-partner-data": "提案者のデータ",
  "cityAlone-yen": "市だけで行う場合の費用",
  "cityAlone-basis": "その根拠",
  risks: "リスクと負担者",
  "period-from": "はじまりの日",
  "period-to": "終わりの日",
  reason: "変えた理由",
};

/** A name longer than this would fill a table with itself. */
const longestNameInTable = 20;

/** How a page calls the two sides of a record: by name where the name is short enough to be repeated. */
export function sideName(side: "city" | "partner", record: ProposalRecord): string {
  if (side === "city") return "市";
  return countGraphemes(record.organisation.name) <= longestNameInTable ? record.organisation.name : "提案者";
}
