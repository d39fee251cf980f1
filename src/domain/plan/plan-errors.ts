import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";
import type { Plan } from "./plan.ts";

export const longestPlanText = 1200;
export const longestPlanLine = 200;
export const mostPlanRows = 30;

/**
 * What is wrong with a version of the plan. A draft may be unfinished (what an approval still needs is asked by the gates
 * P5 and P6); what stands in it has to be readable. Fields are paths with dashes: "goals-0-indicator".
 */
export function planErrors(plan: Plan): readonly FieldError[] {
  return [
    ...text("purpose", plan.purpose, "目的", true),
    ...text("service", plan.service, "よくなる市民サービス"),
    ...text("scope", plan.scope, "範囲"),
    ...plan.goals.flatMap((goal, index) => [
      ...line(`goals-${index}-goal`, goal.goal, `目標${index + 1}`, true),
      ...line(`goals-${index}-indicator`, goal.indicator, `目標${index + 1}の指標`),
      ...line(`goals-${index}-baseline`, goal.baseline, `目標${index + 1}のいまの値`),
      ...line(`goals-${index}-target`, goal.target, `目標${index + 1}のめざす値`),
      ...line(`goals-${index}-by`, goal.by, `目標${index + 1}の時期`),
    ]),
    ...text("gains-city", plan.gains.city, "市の得るもの"),
    ...text("gains-partner", plan.gains.partner, "提案者の得るもの"),
    ...text("gains-citizens", plan.gains.citizens, "市民の得るもの"),
    ...text("citizensGive", plan.citizensGive, "市民の出すもの"),
    ...text("roles-city", plan.roles.city, "市の役割"),
    ...text("roles-partner", plan.roles.partner, "提案者の役割"),
    ...resources("city", plan.resources.city),
    ...resources("partner", plan.resources.partner),
    ...text("cityAlone-basis", plan.cityAlone.basis, "費用の根拠"),
    ...plan.risks.flatMap((risk, index) => [
      ...text(`risks-${index}-risk`, risk.risk, `リスク${index + 1}`, true),
      ...(risk.bearer?.kind === "shared" && !isShare(risk.bearer.cityPercent)
        ? [
            {
              field: `risks-${index}-cityPercent`,
              message: `リスク${index + 1}を分担するときは、市の割合を1から99までの数で書いてください。残りが提案者の割合になります。`,
            },
          ]
        : []),
      ...text(`risks-${index}-response`, risk.response, `リスク${index + 1}の対応`),
    ]),
    ...(plan.period.from && plan.period.to && plan.period.to < plan.period.from
      ? [{ field: "period-to", message: "終わりの日は、はじまりの日よりあとにしてください。" }]
      : []),
    ...(Math.max(plan.goals.length, plan.risks.length) > mostPlanRows
      ? [{ field: "purpose", message: `目標とリスクは、それぞれ${mostPlanRows}行までにしてください。` }]
      : []),
  ];
}

/** Why a version differs from the one before: asked of every version but the first. */
export function reasonErrors(reason: string, isFirst: boolean): readonly FieldError[] {
  return isFirst ? text("reason", reason, "変えた理由") : text("reason", reason, "変えた理由", true);
}

function resources(side: "city" | "partner", given: Plan["resources"]["city"]): readonly FieldError[] {
  const name = side === "city" ? "市" : "提案者";
  return [
    ...text(`resources-${side}-staffTime`, given.staffTime, `${name}の人の時間`),
    ...text(`resources-${side}-property`, given.property, `${name}の場所・物`),
    ...text(`resources-${side}-data`, given.data, `${name}のデータ`),
  ];
}

function isShare(percent: number): boolean {
  return Number.isInteger(percent) && percent >= 1 && percent <= 99;
}

function text(field: string, typed: string, name: string, isRequired = false): readonly FieldError[] {
  return check(field, typed, name, { max: longestPlanText, isMultiline: true, isRequired });
}

function line(field: string, typed: string, name: string, isRequired = false): readonly FieldError[] {
  return check(field, typed, name, { max: longestPlanLine, isMultiline: false, isRequired });
}

function check(
  field: string,
  typed: string,
  name: string,
  limits: { max: number; isMultiline: boolean; isRequired: boolean },
): readonly FieldError[] {
  const read = readText(typed, limits, name);
  return read.ok ? [] : [{ field, message: read.message }];
}
