import { done, type Result, refused } from "../kernel/result.ts";
import { isOfDesk, type Person } from "../policy/actor.ts";

/** 課題のたね (U5): what a department tells the desk before there is a challenge; `help` asks without a problem to describe. */
export const seedKinds = ["problem", "help"] as const;
export type SeedKind = (typeof seedKinds)[number];

/** open: the desk's turn. answered: the desk has written back. closed: it led to a challenge, or needs nothing more. */
export type SeedState = "open" | "answered" | "closed";

export const seedActions = {
  open: ["reply", "close", "draft"],
  answered: ["reply", "close", "draft"],
  closed: [],
} as const satisfies Record<SeedState, readonly string[]>;
export type SeedAction = (typeof seedActions)[SeedState][number];

/** The longest text of a field of a seed and of an answer, in characters as a reader counts them. */
export const longestSeed = 1000;

/** Its own department and the desk; nobody else in the city. */
export function mayReadSeed(person: Person, seed: { departmentId: string }): boolean {
  return isOfDesk(person) || isOfDepartment(person, seed.departmentId);
}

/** May this person do this with it now? Both sides may do everything that is left to do. */
export function mayOnSeed(
  person: Person,
  action: SeedAction,
  seed: { state: SeedState; departmentId: string },
): Result<true> {
  if (!mayReadSeed(person, seed)) return refused({ kind: "not-found" });
  const allowed: readonly SeedAction[] = seedActions[seed.state];
  return allowed.includes(action) ? done(true) : refused({ kind: "wrong-status", status: seed.state, allowed });
}

/** On which side somebody writes: the department's, where they are of both. */
export function seedSideOf(person: Person, seed: { departmentId: string }): "department" | "desk" {
  return isOfDepartment(person, seed.departmentId) ? "department" : "desk";
}

function isOfDepartment(person: Person, departmentId: string): boolean {
  return person.departments.some(({ id }) => id === departmentId);
}
