import type { PlainDate } from "../calendar/tokyo-date.ts";
import { readTexts } from "../kernel/read-texts.ts";
import type { FieldError } from "../kernel/result.ts";

/** A goal of one of the city's plans or policies. */
export type PolicyGoal = {
  id: string;
  plan: string;
  goal: string;
  fields: readonly string[];
  validFrom: PlainDate;
  /** The last day; null: no end is known. */
  validTo: PlainDate | null;
  version: number;
};

export type TypedPolicyGoal = {
  plan: string;
  goal: string;
  fields: readonly string[];
  validFrom: PlainDate | null;
  validTo: PlainDate | null;
  /** Dates that could not be read. */
  faults: readonly FieldError[];
};

/** A person keeps this list, and an officer chooses from it. */
export const mostPolicyGoals = 500;
/** More say nothing about one proposal. */
export const mostNamedGoals = 5;

export const policyGoalLabels = {
  plan: "計画や方針の名前",
  goal: "目標",
  fields: "政策分野",
  validFrom: "いつから",
  validTo: "いつまで",
};

/** Reads what was typed of a goal; `known`: the city's fields. */
export function readPolicyGoal(
  typed: TypedPolicyGoal,
  known: readonly string[],
): { goal: Omit<PolicyGoal, "id" | "version">; errors: readonly FieldError[] } {
  const { texts, errors } = readTexts({
    plan: { typed: typed.plan, name: policyGoalLabels.plan, max: 100, oneLine: true },
    goal: { typed: typed.goal, name: policyGoalLabels.goal, max: 200 },
  });
  const unknown = typed.fields.filter((one) => !known.includes(one));
  if (unknown.length > 0) errors.push({ field: "fields", message: "政策分野は、一覧にあるものから選んでください。" });
  errors.push(...typed.faults);
  const faulty = (field: string) => typed.faults.some((one) => one.field === field);
  if (!typed.validFrom && !faulty("validFrom"))
    errors.push({ field: "validFrom", message: "いつからの目標かを、年・月・日で書いてください。" });
  if (typed.validFrom && typed.validTo && typed.validTo < typed.validFrom)
    errors.push({ field: "validTo", message: "いつまでの日は、いつからの日よりあとにしてください。" });
  const fields = [...new Set(typed.fields)];
  return { goal: { ...texts, fields, validFrom: typed.validFrom ?? "", validTo: typed.validTo }, errors };
}

/** Whether a goal stands on a day. */
export function isGoalInForce({ validFrom, validTo }: PolicyGoal, today: PlainDate): boolean {
  return validFrom <= today && (validTo === null || validTo >= today);
}

/** How a goal is named where it is evidence. */
export function goalName({ plan, goal }: { plan: string; goal: string }): string {
  return `${plan}「${goal}」`;
}
