import { formatYen } from "../kernel/yen.ts";
import { kindNames } from "./contribution-needs.ts";
import type { Bearer, Contribution, DataHandling, Goal, Milestone, PersonalDataUse, PlanSide, Risk } from "./plan.ts";

export const sideNames: Readonly<Record<PlanSide, string>> = { city: "市", partner: "提案者" };

export const handlingNames: Readonly<Record<DataHandling, string>> = {
  city_only: "市だけが扱う",
  partner_only: "提案者だけが扱う",
  entrusted: "市が提案者に取扱いを委託する",
  shared: "市と提案者の間で渡す",
};

/** A goal as one sentence of a version. */
export function goalText({ goal, indicator, baseline, target, by, how, measuredBy }: Goal): string {
  return sentence(goal, [
    indicator ? `指標：${indicator}` : "指標なし",
    `いま${baseline || "―"} → めざす値${target || "―"}`,
    by,
    how ? `測り方：${how}` : "",
    measuredBy ? `測る人：${sideNames[measuredBy]}` : "",
  ]);
}

/** A risk as one sentence of a version. */
export function riskText({ risk, bearer, response, insurance }: Risk): string {
  return sentence(risk, [
    `負担者：${bearerText(bearer)}`,
    `対応：${response || "―"}`,
    insurance ? `保険：${insurance}` : "",
  ]);
}

export function bearerText(bearer: Bearer | null): string {
  if (!bearer) return "未定";
  if (bearer.kind !== "shared") return sideNames[bearer.kind];
  return `市${bearer.cityPercent}%・提案者${100 - bearer.cityPercent}%`;
}

/** What one side puts in as one sentence of a version. */
export function contributionText({ side, year, kind, what, yen, needs, cityCheck }: Contribution): string {
  return sentence([side ? sideNames[side] : "", kind ? kindNames[kind] : "", what].filter(isWritten).join("："), [
    year || "全期間",
    yen === null ? "" : formatYen(yen),
    needs ? `ほかに要るもの：${needs}` : "",
    cityCheck ? `費用がかからないことの市の確認：${cityCheck.words}` : "",
  ]);
}

/** A step as one sentence of a version. */
export function milestoneText({ what, by, side }: Milestone): string {
  return sentence(what, [by, side ? `担当：${sideNames[side]}` : ""]);
}

/** A use of personal data as one sentence of a version. */
export function dataUseText({ whose, what, purpose, handling, isSensitive, care }: PersonalDataUse): string {
  return sentence([whose, what].filter(isWritten).join("の"), [
    purpose ? `目的：${purpose}` : "",
    handling ? handlingNames[handling] : "扱い方は未定",
    isSensitive ? "要配慮個人情報" : "",
    care ? `守り方：${care}` : "",
  ]);
}

function sentence(head: string, details: readonly string[]): string {
  const said = details.filter(isWritten);
  return said.length > 0 ? `${head}（${said.join("、")}）` : head;
}

function isWritten(text: string): boolean {
  return text !== "";
}
