import { countGraphemes } from "../../domain/kernel/text.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { FormValues } from "../ui/form-values.ts";

/** Where two people wrote at once, or what was typed: a path of the plan as the page calls it. */
export function nameOfPlace(path: string): string {
  const dashed = path.replaceAll(".", "-");
  const row = rowName.exec(dashed);
  if (row) return `${listNames[row[1]!]}${Number(row[2]) + 1}`;
  return planLabels[dashed] ?? listNames[dashed] ?? "計画";
}

/** Everything typed in the form by its label, for a page that cannot draw the form again: nothing typed is lost. */
export function labelsOf(values: FormValues): Readonly<Record<string, string>> {
  const rows = Object.keys(values).flatMap((name) => {
    const row = rowName.exec(name);
    const field = row ? fieldNames[row[3] ?? ""] : undefined;
    return row && field ? [[name, `${listNames[row[1]!]}${Number(row[2]) + 1}の${field}`] as const] : [];
  });
  return { ...planLabels, ...Object.fromEntries(rows) };
}

const rowName = /^(goals|contributions|milestones|personalData-uses|risks)-(\d+)(?:-([A-Za-z]+))?/;

const listNames: Readonly<Record<string, string>> = {
  goals: "目標",
  contributions: "出すもの",
  milestones: "節目",
  "personalData-uses": "個人情報",
  risks: "リスク",
};

const fieldNames: Readonly<Record<string, string>> = {
  goal: "目標",
  indicator: "指標",
  baseline: "いまの値",
  target: "めざす値",
  by: "時期",
  how: "測り方",
  what: "内容",
  year: "年度",
  yen: "金額",
  needs: "ほかに要るもの",
  cityCheck: "市の確認",
  whose: "だれの情報か",
  purpose: "目的",
  care: "守り方",
  risk: "内容",
  cityPercent: "市の割合",
  response: "対応",
  insurance: "保険",
};

/** The fields of the form that stand in no row, by name. */
const planLabels: Readonly<Record<string, string>> = {
  purpose: "目的",
  service: "よくなる市民サービス",
  scope: "範囲",
  "gains-city": "市の得るもの",
  "gains-partner": "提案者の得るもの",
  "gains-citizens": "市民の得るもの",
  citizensGive: "市民の出すもの",
  "roles-city": "市の役割",
  "roles-partner": "提案者の役割",
  "cityAlone-yen": "市だけで行う場合の費用",
  "cityAlone-basis": "その根拠",
  "personalData-none": "個人情報は扱わない",
  protection: "守る部分",
  publicity: "公表",
  "exit-ending": "終わり方",
  "exit-measure": "続けるか終えるかを決める指標",
  "exit-decidedBy": "決める人",
  "exit-decidedOn": "決める時期",
  "exit-next": "続ける・広げるときの進め方",
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
