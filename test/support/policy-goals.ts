import { savePolicyGoal } from "../../src/commands/policy-goals/save-policy-goal.ts";
import { done } from "./challenges.ts";
import type { TestCity } from "./city.ts";

const whole = {
  ...{ plan: "𠮷野市健康づくり計画", goal: "①健康寿命を延ばし、よく眠れる市民をふやす", fields: ["健康"] },
  ...{ validFrom: "2026-04-01", validTo: null, faults: [], formKey: undefined, changed: null },
};

/** A goal of the city's plans on the desk's list. @returns its id. */
export async function aPolicyGoal(city: TestCity, change: Partial<typeof whole> = {}): Promise<string> {
  return done(await savePolicyGoal(city.program, { ...whole, ...change, actor: city.person("officer") }));
}
