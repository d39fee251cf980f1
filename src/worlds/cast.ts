import type { Program } from "../db/program.ts";
import type { Person } from "../domain/policy/actor.ts";
import { personById } from "./person-of.ts";
import type { Seeded, World } from "./world.ts";

/** The people and departments of a seeded world, by its keys. */
export type Cast = {
  /** @throws when the world has no such person */
  person: (key: string) => Person;
  department: (code: string) => string;
  /** The key of a department's head. */
  headOf: (code: string) => string;
  /** The key of the desk's chief. */
  chief: string;
  /** The keys of the persons on the route of approval, in order. */
  route: readonly string[];
};

/** Loads everybody of a world as signing in would make them. */
export async function castOf(program: Program, world: World, seeded: Seeded): Promise<Cast> {
  const people = new Map<string, Person>();
  for (const [key, id] of seeded.people) people.set(key, await personById(program, id));
  const withPost = (role: string, code?: string) =>
    world.people.find((one) => one.posts?.some((post) => post.role === role && (!code || post.department === code)))
      ?.key;
  return {
    person: (key) => known(people.get(key), key),
    department: (code) => known(seeded.departments.get(code), code),
    headOf: (code) => known(withPost("head", code), `head of ${code}`),
    chief: known(withPost("chief"), "chief"),
    route: world.municipality.settings.approvalRoute ?? [],
  };
}

function known<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw new Error(`the world has no "${key}"`);
  return value;
}
