import { mayPlanHandOver } from "../hand-over/hand-over.ts";
import type { Person } from "../policy/actor.ts";

/** What of a department may go to another one than the rest when it is split (decision 0068). */
export const dividedKinds = ["inquiry", "challenge", "consultation", "seed"] as const;
export type DividedKind = (typeof dividedKinds)[number];

/** Who says what goes where: the head of the department that ends, or the chief; nobody's deputy. */
export function mayDivide(person: Person, departmentId: string): boolean {
  return person.roles.includes("chief") || mayPlanHandOver(person, departmentId);
}
