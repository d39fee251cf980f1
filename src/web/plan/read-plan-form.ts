import type { Context } from "hono";
import type { Acting } from "../../commands/act.ts";
import type { FieldError } from "../../domain/kernel/result.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Person } from "../../domain/policy/actor.ts";
import { actingFrom, readForm } from "../forms.ts";
import type { Env } from "../route.ts";
import { type FormValues, value } from "../ui/form-values.ts";
import { planFrom } from "./plan-form.ts";
import { type AskedForMore, askedForMore } from "./plan-row-fields.ts";

/** A form of the plan as it was sent, whole or one section of it: to be saved, or only drawn again with more rows. */
export type SentPlan = {
  plan: Plan;
  values: FormValues;
  /** What could not be read: for the command, which tells it together with what is wrong with the rest. */
  errors: readonly FieldError[];
  /** What a button that saves nothing asked for; null when the form is to be saved. */
  more: AskedForMore | null;
  acting: Acting;
  /** The version that the form went out from, 0 for none. */
  baseVersion: number;
  reason: string;
};

/** Reads the form of the plan: the one place where each of its routes does. */
export async function readPlanForm(c: Context<Env>, person: Person): Promise<SentPlan> {
  const { plan, values, errors } = planFrom(await readForm(c));
  return {
    plan,
    values,
    errors,
    more: askedForMore(values),
    acting: actingFrom(c, person, values),
    baseVersion: Number(value(values, "base_version")) || 0,
    reason: value(values, "reason"),
  };
}
