import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";
import { readYen } from "../kernel/yen.ts";
import { type Facts, noFacts, readFacts } from "./facts.ts";

/** The facts of a proposal as typed into the form; "unknown" or "" is not known yet. */
export type TypedFacts = Record<Exclude<keyof Facts, "fields">, string> & { fields: readonly string[] };

/**
 * G9: what the advisor asks, out of the form. Three facts are essential: the cost (with amount and kind of contract), whether wide
 * recruitment is needed, and the initiatives that can be expected. "Not known yet" is an answer too: the advisor then asks.
 * `knownFields`: the policy fields of the city.
 */
export function readTypedFacts(
  typed: TypedFacts,
  knownFields: readonly string[],
): { facts: Facts; errors: readonly FieldError[] } {
  const { texts, errors } = readTexts({
    fixedCounterpartyReason: {
      typed: typed.fixedCounterpartyReason,
      name: "相手が一者に決まる理由",
      max: 600,
      optional: true,
    },
  });
  const yen = typed.estimatedCostYen.trim() === "" ? null : readYen(typed.estimatedCostYen);
  const initiatives = typed.initiatives.normalize("NFKC").trim();
  const given = {
    ...noFacts,
    cityBearsCost: flag(typed.cityBearsCost),
    estimatedCostYen: yen?.ok ? yen.yen : null,
    contractKind: choice(typed.contractKind),
    wideRecruitmentNeeded: flag(typed.wideRecruitmentNeeded),
    otherOperatorsCouldDoIt: flag(typed.otherOperatorsCouldDoIt),
    initiatives: initiatives === "" ? null : /^\d{1,4}$/.test(initiatives) ? Number(initiatives) : Number.NaN,
    fields: typed.fields.length === 0 ? null : typed.fields,
    agreementNeeded: flag(typed.agreementNeeded),
    fixedCounterpartyReason: texts.fixedCounterpartyReason,
    selectionBasis: choice(typed.selectionBasis),
    date: typed.date === "" ? null : typed.date,
  };
  const wrong = [...errors, ...essential(typed)];
  if (yen && !yen.ok) wrong.push({ field: "estimatedCostYen", message: yen.message });
  if (Number.isNaN(given.initiatives))
    wrong.push({ field: "initiatives", message: "見込める取組の数を、0以上の整数で書いてください。例：2" });
  if (given.cityBearsCost === true && yen?.ok && !given.contractKind)
    wrong.push({ field: "contractKind", message: "市が負担するときは、契約の種類も選んでください。" });
  if (typed.fields.some((field) => !knownFields.includes(field)))
    wrong.push({ field: "fields", message: "分野は、一覧から選んでください。" });
  const read = readFacts({ ...given, initiatives: Number.isNaN(given.initiatives) ? null : given.initiatives });
  if (!read.ok && read.refusal.kind === "invalid") wrong.push(...read.refusal.errors);
  return { facts: read.ok ? read.value : noFacts, errors: wrong };
}

/** Facts as the form shows them again. */
export function typedFrom(facts: Facts): TypedFacts {
  const flagText = (value: boolean | null) => (value === null ? "unknown" : value ? "yes" : "no");
  return {
    cityBearsCost: flagText(facts.cityBearsCost),
    estimatedCostYen: facts.estimatedCostYen === null ? "" : String(facts.estimatedCostYen),
    contractKind: facts.contractKind ?? "",
    wideRecruitmentNeeded: flagText(facts.wideRecruitmentNeeded),
    otherOperatorsCouldDoIt: flagText(facts.otherOperatorsCouldDoIt),
    initiatives: facts.initiatives === null ? "" : String(facts.initiatives),
    fields: facts.fields ?? [],
    agreementNeeded: flagText(facts.agreementNeeded),
    fixedCounterpartyReason: facts.fixedCounterpartyReason ?? "",
    selectionBasis: facts.selectionBasis ?? "",
    date: facts.date ?? "",
  };
}

function essential(typed: TypedFacts): FieldError[] {
  const errors: FieldError[] = [];
  const answers = ["yes", "no", "unknown"];
  if (!answers.includes(typed.cityBearsCost))
    errors.push({ field: "cityBearsCost", message: "市の支出や収入が生じるかを選んでください。" });
  if (!answers.includes(typed.wideRecruitmentNeeded))
    errors.push({ field: "wideRecruitmentNeeded", message: "広く募る必要があるかを選んでください。" });
  if (typed.initiatives.trim() === "")
    errors.push({ field: "initiatives", message: "実施が見込める取組の数を書いてください。例：1" });
  return errors;
}

function flag(typed: string): boolean | null {
  return typed === "yes" ? true : typed === "no" ? false : null;
}

function choice(typed: string): string | null {
  return typed === "" || typed === "unknown" ? null : typed;
}
