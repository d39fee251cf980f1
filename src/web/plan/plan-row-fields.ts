import { typicalRisk } from "../../domain/plan/risk-library.ts";
import { type PlanSection, planSections, sectionOfPlace } from "../../domain/plan/sections.ts";
import { type FormValues, value } from "../ui/form-values.ts";

/** Fields of a row; the names of a form are paths with dashes: "goals-0-goal". */
const rowFields = {
  goals: ["goal", "indicator", "baseline", "target", "by", "how", "measuredBy"],
  contributions: ["side", "year", "kind", "what", "yen", "needs", "cityCheck"],
  milestones: ["what", "by", "side"],
  "personalData-uses": ["whose", "what", "purpose", "handling", "isSensitive", "care"],
  risks: ["risk", "bearer", "cityPercent", "response", "insurance"],
} as const;
export type RowKind = keyof typeof rowFields;
export type RowField<Kind extends RowKind> = (typeof rowFields)[Kind][number];
export const rowKinds = Object.keys(rowFields) as readonly RowKind[];

/** Rows that every form offers, before 「行を増やす」. */
export const offeredRows: Readonly<Record<RowKind, number>> = {
  goals: 5,
  contributions: 6,
  milestones: 5,
  "personalData-uses": 4,
  risks: 8,
};

/** More rows than a form ever draws; what lies beyond is not read. */
const mostRows = 60;

/** `rows`: how many rows to draw at least; `open`: the sections of the whole form that are to stand open. */
export type AskedForMore = {
  values: FormValues;
  rows: Partial<Record<RowKind, number>>;
  open: readonly PlanSection[];
};

/**
 * What a button of the form that saves nothing asks for: more rows of a kind, a typical risk as a row of its own, or all sections open.
 * Null when the form is to be saved.
 */
export function askedForMore(values: FormValues): AskedForMore | null {
  const more = value(values, "more");
  if (more === "sections") return { values, rows: {}, open: planSections };
  const kind = rowKinds.find((one) => one === more);
  if (kind) {
    const rows = { [kind]: Math.max(offeredRows[kind], countRows(values, kind)) + 3 };
    return { values, rows, open: planSections.filter((section) => section === sectionOfPlace(kind)) };
  }
  const risk = more.startsWith("risk:") ? typicalRisk(more.slice("risk:".length)) : null;
  if (!risk) return null;
  const at = `risks-${countRows(values, "risks")}`;
  const row = { [`${at}-risk`]: risk.risk, [`${at}-response`]: risk.response, [`${at}-insurance`]: risk.insurance };
  return { values: { ...values, ...row }, rows: {}, open: ["risks"] };
}

/** How many rows of a kind hold something. */
export function countRows(values: FormValues, kind: RowKind): number {
  return numbersOfRows(values, kind).length;
}

export function numbersOfRows(values: FormValues, kind: RowKind): readonly number[] {
  return Array.from({ length: mostRows }, (_, index) => index).filter((index) =>
    rowFields[kind].some((field) => value(values, `${kind}-${index}-${field}`).trim() !== ""),
  );
}

export function withoutEmptyRows(values: FormValues, kind: RowKind): FormValues {
  const rows = numbersOfRows(values, kind);
  const kept = Object.entries(values).filter(([name]) => !name.startsWith(`${kind}-`));
  const renumbered = rows.flatMap((from, to) =>
    rowFields[kind].map((field) => [`${kind}-${to}-${field}`, value(values, `${kind}-${from}-${field}`)] as const),
  );
  return Object.fromEntries([...kept, ...renumbered]);
}
