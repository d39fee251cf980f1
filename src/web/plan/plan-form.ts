import type { FieldError } from "../../domain/kernel/result.ts";
import type { Bearer, Goal, Plan, PlanSide, Resources, Risk } from "../../domain/plan/plan.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { parseNumberField } from "../ui/number-field.tsx";
import { parseDateField } from "../ui/parse-date-field.ts";

/** Fields of a row; the names of a form are paths with dashes: "goals-0-goal". */
const rowFields = {
  goals: ["goal", "indicator", "baseline", "target", "by", "measuredBy"],
  risks: ["risk", "bearer", "cityPercent", "response"],
} as const;
type RowKind = keyof typeof rowFields;

/** More rows than a form ever draws; what lies beyond is not read. */
const mostRows = 60;

/**
 * The plan that was typed, with empty rows left out. `values` are the same words with the rows numbered anew, so that errors
 * and a form drawn again speak of the same rows.
 */
export function planFrom(typed: FormValues): { plan: Plan; values: FormValues; errors: readonly FieldError[] } {
  const values = withoutEmptyRows(withoutEmptyRows(typed, "goals"), "risks");
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
  const resources = (side: PlanSide): Resources => ({
    cashYen: number(`resources-${side}-cashYen`, "お金") ?? 0,
    staffTime: text(`resources-${side}-staffTime`),
    property: text(`resources-${side}-property`),
    data: text(`resources-${side}-data`),
  });
  const plan: Plan = {
    purpose: text("purpose"),
    service: text("service"),
    scope: text("scope"),
    goals: numbersOfRows(values, "goals").map((index) => goalAt(text, index)),
    gains: { city: text("gains-city"), partner: text("gains-partner"), citizens: text("gains-citizens") },
    citizensGive: text("citizensGive"),
    roles: { city: text("roles-city"), partner: text("roles-partner") },
    resources: { city: resources("city"), partner: resources("partner") },
    cityAlone: { yen: number("cityAlone-yen", "費用"), basis: text("cityAlone-basis") },
    risks: numbersOfRows(values, "risks").map((index) => riskAt(text, index)),
    period: { from: day("period-from", "はじまりの日"), to: day("period-to", "終わりの日") },
  };
  return { plan, values, errors };
}

function goalAt(text: (name: string) => string, index: number): Goal {
  const at = (field: (typeof rowFields.goals)[number]) => text(`goals-${index}-${field}`);
  const measuredBy = at("measuredBy");
  return {
    goal: at("goal"),
    indicator: at("indicator"),
    baseline: at("baseline"),
    target: at("target"),
    by: at("by"),
    measuredBy: measuredBy === "city" || measuredBy === "partner" ? measuredBy : null,
  };
}

function riskAt(text: (name: string) => string, index: number): Risk {
  const at = (field: (typeof rowFields.risks)[number]) => text(`risks-${index}-${field}`);
  return { risk: at("risk"), bearer: bearerFrom(at("bearer"), at("cityPercent")), response: at("response") };
}

/** A share that is no number stays one that no rule accepts, so that the form says what would be right. */
function bearerFrom(kind: string, percent: string): Bearer | null {
  if (kind === "city" || kind === "partner") return { kind };
  if (kind !== "shared") return null;
  const digits = percent.normalize("NFKC").replace(/[%\s]/gu, "");
  return { kind, cityPercent: /^\d{1,3}$/.test(digits) ? Number(digits) : 0 };
}

/** A version as the values of its form. */
export function valuesOfPlan(plan: Plan): FormValues {
  const values: Record<string, string> = {};
  const put = (name: string, written: unknown): void => {
    if (written === null || written === undefined) return;
    if (typeof written !== "object") values[name] = String(written);
    else for (const [key, inner] of Object.entries(written)) put(name ? `${name}-${key}` : key, inner);
  };
  put("", { ...plan, risks: [] });
  for (const [index, { risk, bearer, response }] of plan.risks.entries()) {
    put(`risks-${index}`, { risk, bearer: bearer?.kind ?? "", response });
    if (bearer?.kind === "shared") put(`risks-${index}-cityPercent`, bearer.cityPercent);
  }
  return values;
}

/** How many rows of a kind hold something. */
export function countRows(values: FormValues, kind: RowKind): number {
  return numbersOfRows(values, kind).length;
}

function numbersOfRows(values: FormValues, kind: RowKind): readonly number[] {
  return Array.from({ length: mostRows }, (_, index) => index).filter((index) =>
    rowFields[kind].some((field) => value(values, `${kind}-${index}-${field}`).trim() !== ""),
  );
}

function withoutEmptyRows(values: FormValues, kind: RowKind): FormValues {
  const rows = numbersOfRows(values, kind);
  const kept = Object.entries(values).filter(([name]) => !name.startsWith(`${kind}-`));
  const renumbered = rows.flatMap((from, to) =>
    rowFields[kind].map((field) => [`${kind}-${to}-${field}`, value(values, `${kind}-${from}-${field}`)] as const),
  );
  return Object.fromEntries([...kept, ...renumbered]);
}
