import { savePolicyGoal } from "../commands/policy-goals/save-policy-goal.ts";
import { timeOn } from "./past.ts";
import type { Walker } from "./walk.ts";

/** Goals of the demo city's plans (db/worlds/izumiotsu-demo/policy-goals.json), with the stories at whose P1 the officer names them. */
export type DemoGoals = readonly {
  plan: string;
  goal: string;
  fields: readonly string[];
  namedBy: readonly string[];
}[];

/** Long ago, for they stood before the proposals did; all from the same day on. */
const noted = { daysAgo: 240, from: "2024-04-01" };

/** The desk notes the goals of the city's plans, by the real command. */
export async function tellPolicyGoals({ program, cast, past, setTime }: Walker, goals: DemoGoals): Promise<void> {
  setTime(timeOn(past.date(noted.daysAgo), "10:00"));
  for (const { namedBy: _namedBy, ...goal } of goals) {
    const saved = await savePolicyGoal(program, {
      ...{ ...goal, actor: cast.person("desk-officer"), formKey: undefined, changed: null },
      ...{ validFrom: noted.from, validTo: null, faults: [] },
    });
    if (!saved.ok) throw new Error(JSON.stringify(saved.refusal));
  }
}
