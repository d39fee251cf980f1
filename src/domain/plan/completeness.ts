import { missingBearers, missingGains, missingIndicators } from "../principles/gates.ts";
import { isUncheckedClaim } from "./contribution-needs.ts";
import type { Plan } from "./plan.ts";
import { emptyPlan } from "./plan.ts";
import { isSame } from "./same.ts";
import { type PlanSection, planSections, sectionOf } from "./sections.ts";

/**
 * How far one section is: `empty`, `begun` (something is missing), or `filled`. `needed`: what an approval needs, by the rules of
 * P5 and P6 themselves (gates.ts); `open`: what both should say before they agree, which stops nobody.
 */
export type SectionState = {
  section: PlanSection;
  state: "empty" | "begun" | "filled";
  needed: readonly string[];
  open: readonly string[];
};

/** Every section of a plan with what is missing in it, in the order of the page. */
export function completenessOf(plan: Plan): readonly SectionState[] {
  return planSections.map((section) => {
    const needed = neededOf[section]?.(plan) ?? [];
    const open = openOf[section](plan);
    const isEmpty = isSame(sectionOf(plan, section), sectionOf(emptyPlan, section));
    const isFilled = needed.length + open.length === 0;
    return { section, state: isFilled ? "filled" : isEmpty ? "empty" : "begun", needed, open };
  });
}

/** The section with which both go on: the purpose, then what an approval needs, then what is empty, then what is begun; null when all are filled. */
export function nextSectionOf(plan: Plan): PlanSection | null {
  const states = completenessOf(plan);
  const next =
    states.find((one) => one.section === "purpose" && one.state === "empty") ??
    states.find((one) => one.needed.length > 0) ??
    states.find((one) => one.state === "empty") ??
    states.find((one) => one.state !== "filled");
  return next?.section ?? null;
}

const neededOf: Partial<Record<PlanSection, (plan: Plan) => readonly string[]>> = {
  goals: missingIndicators,
  gains: missingGains,
  risks: missingBearers,
};

const openOf: Readonly<Record<PlanSection, (plan: Plan) => readonly string[]>> = {
  purpose: (plan) => [
    ...without(plan.purpose, "目的が書かれていません。"),
    ...without(plan.service, "よくなる市民サービスが書かれていません。"),
    ...without(plan.scope, "範囲(行うことと、行わないこと)が書かれていません。"),
    ...(plan.period.from && plan.period.to ? [] : ["期間が決まっていません。"]),
  ],
  goals: ({ goals }) =>
    goals.flatMap((goal) => [
      ...without(goal.target, `目標「${goal.goal}」にめざす値がありません。`),
      ...without(goal.how, `目標「${goal.goal}」の測り方が書かれていません。`),
    ]),
  gains: () => [],
  roles: ({ roles }) => [
    ...without(roles.city, "市の役割が書かれていません。"),
    ...without(roles.partner, "提案者の役割が書かれていません。"),
  ],
  contributions: ({ contributions, cityAlone }) => [
    ...(["city", "partner"] as const).flatMap((side) =>
      contributions.some((one) => one.side === side)
        ? []
        : [`${side === "city" ? "市" : "提案者"}の出すものが書かれていません。`],
    ),
    ...contributions.flatMap((one, index) =>
      isUncheckedClaim(one) ? [`出すもの${index + 1}の「費用はかからない」を、市が確かめていません。`] : [],
    ),
    ...(cityAlone.yen === null && !cityAlone.basis.trim() ? ["市だけで行う場合の費用が書かれていません。"] : []),
  ],
  schedule: ({ milestones }) => (milestones.length > 0 ? [] : ["節目が書かれていません。"]),
  data: ({ personalData: { none, uses } }) => [
    ...(none || uses.length > 0 ? [] : ["個人情報を扱うかどうかが書かれていません。"]),
    ...uses.flatMap((use) => (use.handling ? [] : [`「${use.whose}」の個人情報の扱い方が決まっていません。`])),
  ],
  risks: () => [],
  publicity: ({ protection, publicity }) => [
    ...without(protection, "守る部分が書かれていません。"),
    ...without(publicity, "公表することと時期が書かれていません。"),
  ],
  exit: ({ exit }) => [
    ...without(exit.ending, "終わり方が書かれていません。"),
    ...(exit.measure.trim() && exit.decidedBy.trim() && exit.decidedOn.trim()
      ? []
      : ["続けるか終えるかを、どの指標で、だれが、いつ決めるかが書かれていません。"]),
  ],
};

function without(text: string, sentence: string): readonly string[] {
  return text.trim() ? [] : [sentence];
}
