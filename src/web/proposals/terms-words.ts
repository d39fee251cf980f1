import type { City } from "../../db/stores/city-store.ts";
import type { Section } from "../../domain/process/record.ts";
import { wordLabels } from "../../domain/proposal/proposal-text.ts";
import type { Terms } from "../../domain/proposal/protected-terms.ts";
import { dateText } from "../ui/date-text.tsx";

/** 閲覧できる人, in words: 「デスクと高齢介護課」. */
export function readersText(
  terms: Pick<Terms, "level" | "departmentIds">,
  city: Pick<City, "everyDepartment">,
): string {
  switch (terms.level) {
    case "staff":
      return "市の職員";
    case "asked_departments":
      return "デスクと、たずねた課";
    case "desk":
      return "デスクの担当者だけ";
    case "named_departments":
      return `デスクと${departmentNames(terms.departmentIds, city)}`;
  }
}

/** 守る期間, in words: 「令和9年9月30日(木)まで」. */
export function untilText(until: string): string {
  return `${dateText(until, "long")}まで`;
}

/** What the section of a part is called. */
export function sectionName(section: Section): string {
  return wordLabels[section];
}

/** The choices of 閲覧できる人, narrowest first. */
export const levelOptions = [
  { value: "desk", text: "デスクの担当者だけ" },
  { value: "named_departments", text: "デスクと、名前を挙げる課", help: "下で課を選びます。" },
  { value: "asked_departments", text: "デスクと、この提案についてたずねた課" },
  { value: "staff", text: "市の職員", help: "対話が始まったあと、目的を記録して読みます。" },
] as const;

function departmentNames(ids: readonly string[], city: Pick<City, "everyDepartment">): string {
  const names = city.everyDepartment.filter((department) => ids.includes(department.id)).map(({ name }) => name);
  return names.length > 0 ? names.join("・") : "名前を挙げた課";
}
