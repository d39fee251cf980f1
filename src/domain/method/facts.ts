import { isPlainDate } from "../calendar/tokyo-date.ts";
import { done, type FieldError, type Result, refused } from "../kernel/result.ts";

export const contractKinds = ["works", "purchase", "lease", "sale", "lending", "service"] as const;
export type ContractKind = (typeof contractKinds)[number];

/** What the advisor asks (contract of the method advisor); null = not known yet. */
export type Facts = {
  /** Does the partnership cost the city money? False also says that the city earns nothing by a sale or a lending. */
  cityBearsCost: boolean | null;
  /** 予定価格 in yen, tax included, a year's for leases; for sale and lending the city's expected income. */
  estimatedCostYen: number | null;
  contractKind: ContractKind | null;
  wideRecruitmentNeeded: boolean | null;
  otherOperatorsCouldDoIt: boolean | null;
  /** Initiatives that can be expected (G9.1). */
  initiatives: number | null;
  fields: readonly string[] | null;
  agreementNeeded: boolean | null;
  /** Why it can only be this partner (施行令167条の2第1項, items 2–9); "" = asked, and there is none. */
  fixedCounterpartyReason: string | null;
  selectionBasis: "price" | "quality" | null;
  /** The day on which the contract would be decided, "YYYY-MM-DD": the ceilings depend on it. */
  date: string | null;
};

export type FactName = keyof Facts;

export const noFacts: Facts = {
  cityBearsCost: null,
  estimatedCostYen: null,
  contractKind: null,
  wideRecruitmentNeeded: null,
  otherOperatorsCouldDoIt: null,
  initiatives: null,
  fields: null,
  agreementNeeded: null,
  fixedCounterpartyReason: null,
  selectionBasis: null,
  date: null,
};

const factNames = Object.keys(noFacts) as FactName[];

/**
 * Reads facts out of JSON. What is absent is not known. A name that is nearly the name of a fact is refused, so that a
 * slip of the pen does not pass for "not known"; other names (notes, an id) are left alone.
 */
export function readFacts(json: unknown): Result<Facts> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    return refused({ kind: "invalid", errors: [{ field: "facts", message: "事実は { … } の形で書いてください。" }] });
  }
  const given = json as Record<string, unknown>;
  const errors: FieldError[] = Object.keys(given).flatMap((name) => misspelt(name));
  const facts: Record<string, unknown> = { ...noFacts };
  for (const name of factNames) {
    const value = Object.hasOwn(given, name) ? given[name] : null;
    if (value === null || value === undefined) continue;
    const read = readers[name](value);
    if (read.ok) facts[name] = read.value;
    else errors.push({ field: name, message: read.message });
  }
  return errors.length > 0 ? refused({ kind: "invalid", errors }) : done(facts as Facts);
}

type Read = { ok: true; value: unknown } | { ok: false; message: string };

const flag = (value: unknown): Read =>
  typeof value === "boolean" ? { ok: true, value } : { ok: false, message: "true か false か null で書いてください。" };

const oneOf =
  (...choices: readonly string[]) =>
  (value: unknown): Read =>
    choices.includes(value as string)
      ? { ok: true, value }
      : { ok: false, message: `${choices.join("、")} のどれかか null で書いてください。` };

const count =
  (what: string, example: string) =>
  (value: unknown): Read =>
    Number.isSafeInteger(value) && (value as number) >= 0
      ? { ok: true, value: value as number }
      : { ok: false, message: `${what}は0以上の整数か null で書いてください。例：${example}` };

const readers: Record<FactName, (value: unknown) => Read> = {
  cityBearsCost: flag,
  estimatedCostYen: count("金額(円、税込)", "800000"),
  contractKind: oneOf(...contractKinds),
  wideRecruitmentNeeded: flag,
  otherOperatorsCouldDoIt: flag,
  initiatives: count("見込める取組の数", "2"),
  fields: readFields,
  agreementNeeded: flag,
  fixedCounterpartyReason: readReason,
  selectionBasis: oneOf("price", "quality"),
  date: (value) =>
    typeof value === "string" && isPlainDate(value)
      ? { ok: true, value }
      : { ok: false, message: "実在する日付を YYYY-MM-DD の形で書いてください。例：2026-11-24" },
};

function readFields(value: unknown): Read {
  if (Array.isArray(value) && value.every((field) => typeof field === "string" && field.trim() !== "")) {
    return { ok: true, value };
  }
  return { ok: false, message: '分野は空でない文字の一覧か null で書いてください。例：["福祉","防災"]' };
}

const noReason = new Set(["", "なし", "無し", "無", "ない", "none", "no", "-"]);

function readReason(value: unknown): Read {
  if (value === false) return { ok: true, value: "" };
  if (typeof value !== "string") {
    return {
      ok: false,
      message: "相手が決まる理由を文字で書くか、なければ空の文字、わからなければ null にしてください。",
    };
  }
  return { ok: true, value: noReason.has(value.normalize("NFKC").trim().toLowerCase()) ? "" : value };
}

function misspelt(name: string): FieldError[] {
  if (factNames.includes(name as FactName)) return [];
  const meant = factNames.find((fact) => fact.length > 4 && editDistance(fact.toLowerCase(), name.toLowerCase()) <= 2);
  return meant ? [{ field: name, message: `知らない項目です。${meant} ではありませんか。` }] : [];
}

/** Letters to add, drop or change to make one word of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
