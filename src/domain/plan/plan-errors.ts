import type { FieldError } from "../kernel/result.ts";
import { readText } from "../kernel/text.ts";
import type { Contribution, PersonalDataUse, Plan, Risk } from "./plan.ts";

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
      ...line(`goals-${index}-how`, goal.how, `目標${index + 1}の測り方`),
    ]),
    ...text("gains-city", plan.gains.city, "市の得るもの"),
    ...text("gains-partner", plan.gains.partner, "提案者の得るもの"),
    ...text("gains-citizens", plan.gains.citizens, "市民の得るもの"),
    ...text("citizensGive", plan.citizensGive, "市民の出すもの"),
    ...text("roles-city", plan.roles.city, "市の役割"),
    ...text("roles-partner", plan.roles.partner, "提案者の役割"),
    ...plan.contributions.flatMap(contributionErrors),
    ...text("cityAlone-basis", plan.cityAlone.basis, "費用の根拠"),
    ...plan.milestones.flatMap((step, index) => [
      ...line(`milestones-${index}-what`, step.what, `節目${index + 1}で行うこと`, true),
      ...line(`milestones-${index}-by`, step.by, `節目${index + 1}の時期`),
    ]),
    ...plan.personalData.uses.flatMap(dataUseErrors),
    ...(plan.personalData.none && plan.personalData.uses.length > 0
      ? [
          {
            field: "personalData-none",
            message: "個人情報を扱わないときは、個人情報の行を空けてください。扱うときは、選択を外してください。",
          },
        ]
      : []),
    ...plan.risks.flatMap(riskErrors),
    ...text("protection", plan.protection, "守る部分"),
    ...text("publicity", plan.publicity, "公表"),
    ...text("exit-ending", plan.exit.ending, "終わり方"),
    ...text("exit-measure", plan.exit.measure, "決める指標"),
    ...line("exit-decidedBy", plan.exit.decidedBy, "決める人"),
    ...line("exit-decidedOn", plan.exit.decidedOn, "決める時期"),
    ...text("exit-next", plan.exit.next, "決めたあとの進め方"),
    ...(plan.period.from && plan.period.to && plan.period.to < plan.period.from
      ? [{ field: "period-to", message: "終わりの日は、はじまりの日よりあとにしてください。" }]
      : []),
    ...tooManyRows(plan),
  ];
}

/** Why a version differs from the one before: asked of every version but the first, and of what is suggested. `name`: as the form calls it. */
export function reasonErrors(reason: string, isFirst: boolean, name = "変えた理由"): readonly FieldError[] {
  return isFirst ? text("reason", reason, name) : text("reason", reason, name, true);
}

/** A row says who gives what kind: without both nobody could hold it against anything. */
function contributionErrors(row: Contribution, index: number): readonly FieldError[] {
  const name = `出すもの${index + 1}`;
  const at = (field: string) => `contributions-${index}-${field}`;
  return [
    ...(row.side ? [] : [{ field: at("side"), message: `${name}は、市と提案者のどちらが出すかを選んでください。` }]),
    ...(row.kind ? [] : [{ field: at("kind"), message: `${name}の種類を選んでください。` }]),
    ...line(at("year"), row.year, `${name}の年度`),
    ...text(at("what"), row.what, `${name}の内容`),
    ...text(at("needs"), row.needs, `${name}にほかに要るもの`),
    ...text(at("cityCheck"), row.cityCheck?.words ?? "", `${name}の市の確認`),
  ];
}

function dataUseErrors(use: PersonalDataUse, index: number): readonly FieldError[] {
  const at = (field: string) => `personalData-uses-${index}-${field}`;
  const name = `個人情報${index + 1}`;
  return [
    ...line(at("whose"), use.whose, `${name}がだれの情報か`, true),
    ...line(at("what"), use.what, `${name}の内容`),
    ...text(at("purpose"), use.purpose, `${name}の目的`),
    ...text(at("care"), use.care, `${name}の守り方`),
  ];
}

function riskErrors(risk: Risk, index: number): readonly FieldError[] {
  const share = {
    field: `risks-${index}-cityPercent`,
    message: `リスク${index + 1}を分担するときは、市の割合を1から99までの数で書いてください。残りが提案者の割合になります。`,
  };
  return [
    ...text(`risks-${index}-risk`, risk.risk, `リスク${index + 1}`, true),
    ...(risk.bearer?.kind === "shared" && !isShare(risk.bearer.cityPercent) ? [share] : []),
    ...text(`risks-${index}-response`, risk.response, `リスク${index + 1}の対応`),
    ...line(`risks-${index}-insurance`, risk.insurance, `リスク${index + 1}の保険`),
  ];
}

function tooManyRows({ goals, contributions, milestones, personalData, risks }: Plan): readonly FieldError[] {
  const lists = { goals, contributions, milestones, "personalData-uses": personalData.uses, risks };
  return Object.entries(lists).flatMap(([list, rows]) =>
    rows.length > mostPlanRows ? [{ field: list, message: `この表は、${mostPlanRows}行までにしてください。` }] : [],
  );
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
