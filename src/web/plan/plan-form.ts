import type { FieldError } from "../../domain/kernel/result.ts";
import {
  type Bearer,
  type Contribution,
  contributionKinds,
  dataHandlings,
  type Goal,
  type Milestone,
  type PersonalDataUse,
  type Plan,
  type PlanSide,
  type Risk,
} from "../../domain/plan/plan.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseNumberField } from "../ui/number-field.tsx";
import { parseDateField } from "../ui/parse-date-field.ts";
import { numbersOfRows, type RowField, type RowKind, rowKinds, withoutEmptyRows } from "./plan-row-fields.ts";

/**
 * The plan that was typed, with empty rows left out. `values` are the same words with the rows numbered anew, so that errors
 * and a form drawn again speak of the same rows.
 */
export function planFrom(typed: FormValues): { plan: Plan; values: FormValues; errors: readonly FieldError[] } {
  const values = rowKinds.reduce(withoutEmptyRows, typed);
  const errors: FieldError[] = [];
  const text = (name: string) => value(values, name);
  const number = (name: string, label: string) => {
    const parsed = parseNumberField(values, name, label);
    if (parsed.error) errors.push(parsed.error);
    return parsed.number;
  };
  const day = (name: string, label: string) => {
    const parsed = parseDateField(values, name, label);
    if (parsed.error) errors.push(parsed.error);
    return parsed.date ?? "";
  };
  const rows = <Kind extends RowKind, Row>(kind: Kind, row: (at: At<Kind>, index: number) => Row): readonly Row[] =>
    numbersOfRows(values, kind).map((index) => row((field) => text(`${kind}-${index}-${field}`), index));
  const plan: Plan = {
    purpose: text("purpose"),
    service: text("service"),
    scope: text("scope"),
    goals: rows("goals", goalAt),
    gains: { city: text("gains-city"), partner: text("gains-partner"), citizens: text("gains-citizens") },
    citizensGive: text("citizensGive"),
    roles: { city: text("roles-city"), partner: text("roles-partner") },
    contributions: rows("contributions", (at, index) =>
      contributionAt(at, number(`contributions-${index}-yen`, `出すもの${index + 1}の金額`)),
    ),
    cityAlone: { yen: number("cityAlone-yen", "費用"), basis: text("cityAlone-basis") },
    milestones: rows("milestones", milestoneAt),
    personalData: { none: text("personalData-none") !== "", uses: rows("personalData-uses", dataUseAt) },
    risks: rows("risks", riskAt),
    protection: text("protection"),
    publicity: text("publicity"),
    exit: {
      ending: text("exit-ending"),
      measure: text("exit-measure"),
      decidedBy: text("exit-decidedBy"),
      decidedOn: text("exit-decidedOn"),
      next: text("exit-next"),
    },
    period: { from: day("period-from", "はじまりの日"), to: day("period-to", "終わりの日") },
  };
  return { plan, values, errors };
}

type At<Kind extends RowKind> = (field: RowField<Kind>) => string;

function goalAt(at: At<"goals">): Goal {
  return {
    goal: at("goal"),
    indicator: at("indicator"),
    baseline: at("baseline"),
    target: at("target"),
    by: at("by"),
    how: at("how"),
    measuredBy: sideFrom(at("measuredBy")),
  };
}

/** The name and the day of the city's word are written by the command: nobody types them. */
function contributionAt(at: At<"contributions">, yen: number | null): Contribution {
  const check = at("cityCheck");
  return {
    side: sideFrom(at("side")),
    year: at("year"),
    kind: oneOf(contributionKinds, at("kind")),
    what: at("what"),
    yen,
    needs: at("needs"),
    cityCheck: check.trim() ? { words: check, name: "", on: "" } : null,
  };
}

function milestoneAt(at: At<"milestones">): Milestone {
  return { what: at("what"), by: at("by"), side: sideFrom(at("side")) };
}

function dataUseAt(at: At<"personalData-uses">): PersonalDataUse {
  return {
    whose: at("whose"),
    what: at("what"),
    purpose: at("purpose"),
    handling: oneOf(dataHandlings, at("handling")),
    isSensitive: at("isSensitive") !== "",
    care: at("care"),
  };
}

function riskAt(at: At<"risks">): Risk {
  return {
    risk: at("risk"),
    bearer: bearerFrom(at("bearer"), at("cityPercent")),
    response: at("response"),
    insurance: at("insurance"),
  };
}

/** A share that is no number stays one that no rule accepts, so that the form says what would be right. */
function bearerFrom(kind: string, percent: string): Bearer | null {
  if (kind === "city" || kind === "partner") return { kind };
  if (kind !== "shared") return null;
  const digits = percent.normalize("NFKC").replace(/[%\s]/gu, "");
  return { kind, cityPercent: /^\d{1,3}$/.test(digits) ? Number(digits) : 0 };
}

function sideFrom(typed: string): PlanSide | null {
  return oneOf(["city", "partner"] as const, typed);
}

function oneOf<const Word extends string>(words: readonly Word[], typed: string): Word | null {
  return words.find((word) => word === typed) ?? null;
}

/** A version, or some places of it, as the values of its form. */
export function valuesOfPlan(plan: Partial<Plan>): FormValues {
  const values: Record<string, string> = {};
  const put = (name: string, written: unknown): void => {
    if (written === null || written === undefined || written === false) return;
    if (written === true) values[name] = "yes";
    else if (typeof written !== "object") values[name] = String(written);
    else for (const [key, inner] of Object.entries(written)) put(name ? `${name}-${key}` : key, inner);
  };
  put("", { ...plan, risks: [], contributions: [] });
  for (const [index, row] of (plan.contributions ?? []).entries())
    put(`contributions-${index}`, { ...row, cityCheck: row.cityCheck?.words ?? "" });
  for (const [index, { bearer, ...row }] of (plan.risks ?? []).entries()) {
    put(`risks-${index}`, { ...row, bearer: bearer?.kind ?? "" });
    if (bearer?.kind === "shared") put(`risks-${index}-cityPercent`, bearer.cityPercent);
  }
  return values;
}
