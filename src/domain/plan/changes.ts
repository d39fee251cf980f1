import { formatYen } from "../kernel/yen.ts";
import type { Bearer, Goal, Plan, Risk } from "./plan.ts";
import { type DiffPart, wordDiff } from "./word-diff.ts";

/** One place of a plan that changed, with the words that went and came. */
export type Change = { label: string; parts: readonly DiffPart[] };

/** What changed from one version to the next, in the order of the page. Sides are called 市 and 提案者. */
export function changesBetween(before: Plan, after: Plan): readonly Change[] {
  return [
    ...texts.flatMap(({ label, of }) => change(label, of(before), of(after))),
    ...rows("目標", before.goals, after.goals, (goal) => goal.goal, goalText),
    ...rows("リスク", before.risks, after.risks, (risk) => risk.risk, riskText),
  ];
}

/** A goal as one sentence of a version. */
export function goalText({ goal, indicator, baseline, target, by, measuredBy }: Goal): string {
  const parts = [
    indicator ? `指標：${indicator}` : "指標なし",
    `いま${baseline || "―"} → めざす値${target || "―"}`,
    by,
    measuredBy ? `測る人：${sideNames[measuredBy]}` : "",
  ];
  return `${goal}（${parts.filter((part) => part !== "").join("、")}）`;
}

/** A risk as one sentence of a version. */
export function riskText({ risk, bearer, response }: Risk): string {
  return `${risk}（負担者：${bearerText(bearer)}、対応：${response || "―"}）`;
}

export function bearerText(bearer: Bearer | null): string {
  if (!bearer) return "未定";
  if (bearer.kind !== "shared") return sideNames[bearer.kind];
  return `市${bearer.cityPercent}%・提案者${100 - bearer.cityPercent}%`;
}

const sideNames = { city: "市", partner: "提案者" } as const;

const texts: readonly { label: string; of: (plan: Plan) => string }[] = [
  { label: "目的", of: (plan) => plan.purpose },
  { label: "よくなる市民サービス", of: (plan) => plan.service },
  { label: "範囲", of: (plan) => plan.scope },
  { label: "期間", of: (plan) => [plan.period.from, plan.period.to].filter((day) => day !== "").join("から") },
  { label: "市の得るもの", of: (plan) => plan.gains.city },
  { label: "提案者の得るもの", of: (plan) => plan.gains.partner },
  { label: "市民の得るもの", of: (plan) => plan.gains.citizens },
  { label: "市民の出すもの", of: (plan) => plan.citizensGive },
  { label: "市の役割", of: (plan) => plan.roles.city },
  { label: "提案者の役割", of: (plan) => plan.roles.partner },
  ...(["city", "partner"] as const).flatMap((side) => [
    { label: `${sideNames[side]}の出すお金`, of: (plan: Plan) => formatYen(plan.resources[side].cashYen) },
    { label: `${sideNames[side]}の人の時間`, of: (plan: Plan) => plan.resources[side].staffTime },
    { label: `${sideNames[side]}の場所・物`, of: (plan: Plan) => plan.resources[side].property },
    { label: `${sideNames[side]}のデータ`, of: (plan: Plan) => plan.resources[side].data },
  ]),
  {
    label: "市だけで行う場合の費用",
    of: ({ cityAlone }) =>
      [cityAlone.yen === null ? "" : formatYen(cityAlone.yen), cityAlone.basis].filter((text) => text !== "").join(" "),
  },
];

/** Rows are the same row when their name is; what is left over is paired in order, then gone or new. */
function rows<Row>(
  label: string,
  before: readonly Row[],
  after: readonly Row[],
  name: (row: Row) => string,
  text: (row: Row) => string,
): readonly Change[] {
  const unmatched = before.filter((row) => !after.some((other) => name(other) === name(row)));
  const spare = [...unmatched];
  const changed = after.flatMap((row, index) => {
    const twin = before.find((other) => name(other) === name(row)) ?? spare.shift();
    return change(`${label}${index + 1}`, twin ? text(twin) : "", text(row));
  });
  return [...changed, ...spare.flatMap((row) => change(`${label}（削除）`, text(row), ""))];
}

function change(label: string, before: string, after: string): readonly Change[] {
  return before === after ? [] : [{ label, parts: wordDiff(before, after) }];
}
