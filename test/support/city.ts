import type { Program } from "../../src/db/program.ts";
import type { Person } from "../../src/domain/policy/actor.ts";
import { personById } from "../../src/worlds/person-of.ts";
import { seedCity } from "../../src/worlds/seed-city.ts";
import type { Seeded } from "../../src/worlds/world.ts";
import { type Owner, type TestEngine, testDatabase } from "./database.ts";
import { filesOfTest } from "./files.ts";
import { type PersonKey, smallWorld } from "./small-world.ts";

export { lineTo } from "../../src/worlds/line.ts";

/** A small city on a fresh database: its program with a clock of its own, and its people by key. */
export type TestCity = {
  program: Program;
  /** Where its files lie. */
  filesFolder: string;
  owner: Owner;
  urls: { program: string; owner: string } | null;
  seeded: Seeded;
  /** The person as signing in would make them. */
  person: (key: PersonKey) => Person;
  /** The department's id by its code. */
  department: (code: string) => string;
  /** Sets the clock: an instant, or so many hours on. */
  setNow: (now: Date) => void;
  hoursLater: (hours: number) => void;
  drop: () => Promise<void>;
};

/** Tuesday 24 November 2026, 10:00 in Tokyo: an open day after a holiday. */
export const startOfTests = new Date("2026-11-24T10:00:00+09:00");

/** `const city = await aCity(); afterAll(city.drop);` */
export async function aCity(engine?: TestEngine): Promise<TestCity> {
  const { db, owner, urls, drop } = await testDatabase(engine);
  const seeded = await seedCity(owner, smallWorld);
  let now = startOfTests;
  const files = filesOfTest();
  const program: Program = {
    db,
    key: Buffer.from("a key of the tests, not of any city"),
    now: () => now,
    municipality: seeded.municipality,
    files,
    isDemo: false,
    publicUrl: "http://127.0.0.1",
    mail: null,
    providers: [],
    corporateRegister: null,
  };
  const people = new Map<string, Person>();
  for (const [key, id] of seeded.people) people.set(key, await personById(program, id));
  return {
    program,
    filesFolder: files.folder,
    owner,
    urls,
    seeded,
    person: (key) => people.get(key)!,
    department: (code) => seeded.departments.get(code)!,
    setNow: (next) => {
      now = next;
    },
    hoursLater: (hours) => {
      now = new Date(now.getTime() + hours * 3_600_000);
    },
    drop,
  };
}
