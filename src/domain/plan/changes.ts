import { formatYen } from "../kernel/yen.ts";
import type { Plan } from "./plan.ts";
import { contributionText, dataUseText, goalText, milestoneText, riskText } from "./plan-rows.ts";
import { rowNames, twinsOf } from "./row-twins.ts";
import { type DiffBudget, type DiffPart, wordDiff } from "./word-diff.ts";

/** One place of a plan that changed, with the words that went and came. */
export type Change = { label: string; parts: readonly DiffPart[] };

/** Comparisons for two whole plans, and for one of many suggestions on a page: what people change needs a fraction of it. */
const mostForPlans = 12_000_000;
export const mostForSuggestion = 500_000;

/**
 * What changed from one version to the next, in the order of the page. Sides are called 市 and 提案者. `most`: so many comparisons of words
 * altogether; two plans of nothing but long texts would hold everybody up for seconds.
 */
export function changesBetween(before: Plan, after: Plan, most = mostForPlans): readonly Change[] {
  const budget = { left: most };
  const of = (places: readonly Place[]) => textChanges(places, before, after, budget);
  return [
    ...of(texts.begin),
    ...rows("goals", "目標", before.goals, after.goals, goalText, budget),
    ...of(texts.gains),
    ...rows("contributions", "出すもの", before.contributions, after.contributions, contributionText, budget),
    ...of(texts.alone),
    ...rows("milestones", "節目", before.milestones, after.milestones, milestoneText, budget),
    ...of(texts.data),
    ...rows("personalData.uses", "個人情報", before.personalData.uses, after.personalData.uses, dataUseText, budget),
    ...rows("risks", "リスク", before.risks, after.risks, riskText, budget),
    ...of(texts.end),
  ];
}

type Place = { label: string; of: (plan: Plan) => string };

const texts: Readonly<Record<"begin" | "gains" | "alone" | "data" | "end", readonly Place[]>> = {
  begin: [
    { label: "目的", of: (plan) => plan.purpose },
    { label: "よくなる市民サービス", of: (plan) => plan.service },
    { label: "範囲", of: (plan) => plan.scope },
    { label: "期間", of: (plan) => [plan.period.from, plan.period.to].filter((day) => day !== "").join("から") },
  ],
  gains: [
    { label: "市の得るもの", of: (plan) => plan.gains.city },
    { label: "提案者の得るもの", of: (plan) => plan.gains.partner },
    { label: "市民の得るもの", of: (plan) => plan.gains.citizens },
    { label: "市民の出すもの", of: (plan) => plan.citizensGive },
    { label: "市の役割", of: (plan) => plan.roles.city },
    { label: "提案者の役割", of: (plan) => plan.roles.partner },
  ],
  alone: [
    {
      label: "市だけで行う場合の費用",
      of: ({ cityAlone }) =>
        [cityAlone.yen === null ? "" : formatYen(cityAlone.yen), cityAlone.basis]
          .filter((text) => text !== "")
          .join(" "),
    },
  ],
  data: [{ label: "個人情報", of: (plan) => (plan.personalData.none ? "個人情報は扱わない" : "") }],
  end: [
    { label: "守る部分", of: (plan) => plan.protection },
    { label: "公表", of: (plan) => plan.publicity },
    { label: "終わり方", of: (plan) => plan.exit.ending },
    { label: "続けるか終えるかを決める指標", of: (plan) => plan.exit.measure },
    { label: "決める人", of: (plan) => plan.exit.decidedBy },
    { label: "決める時期", of: (plan) => plan.exit.decidedOn },
    { label: "決めたあとの進め方", of: (plan) => plan.exit.next },
  ],
};

function textChanges(places: readonly Place[], before: Plan, after: Plan, budget: DiffBudget): readonly Change[] {
  return places.flatMap(({ label, of }) => change(label, of(before), of(after), budget));
}

/** Row by row (row-twins.ts); what is left over is shown as one becoming the other, in order, then as gone or new. */
function rows<Row>(
  list: keyof typeof rowNames,
  label: string,
  before: readonly Row[],
  after: readonly Row[],
  text: (row: Row) => string,
  budget: DiffBudget,
): readonly Change[] {
  const twins = new Map(twinsOf(before, after, rowNames[list] as unknown as (row: Row) => string));
  const taken = new Set(twins.values());
  const left = before.filter((_, at) => !taken.has(at));
  return [
    ...after.flatMap((row, index) => {
      const twin = twins.has(index) ? before[twins.get(index)!] : left.shift();
      return change(`${label}${index + 1}`, twin === undefined ? "" : text(twin), text(row), budget);
    }),
    ...left.flatMap((row) => change(`${label}（削除）`, text(row), "", budget)),
  ];
}

function change(label: string, before: string, after: string, budget: DiffBudget): readonly Change[] {
  return before === after ? [] : [{ label, parts: wordDiff(before, after, budget) }];
}
