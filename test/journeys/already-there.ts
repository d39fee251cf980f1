import type { Person } from "../../src/domain/policy/actor.ts";
import type { Status } from "../../src/domain/process/status.ts";
import { type LineOptions, lineTo } from "../../src/worlds/line.ts";
import { personById } from "../../src/worlds/person-of.ts";
import type { Walk } from "../../src/worlds/walk.ts";
import type { ServedCity } from "./served-city.ts";

/** Who of the served city does what the line's people do. */
const cast = {
  member: "company-a-member",
  representative: "company-a",
  officer: "desk-officer",
  officer2: "desk-officer-2",
  chief: "desk-chief",
  healthHead: "dept-health",
  disasterHead: "dept-disaster",
  finance: "desk-chief",
  mayorOffice: "mayor-office",
} as const;

/** A proposal of company-a in a state, brought there by the commands: a journey begins where another one has proven the way. */
export async function alreadyThere(city: ServedCity, status: Status, options: LineOptions = {}): Promise<Walk> {
  const people = new Map<string, Person>();
  for (const [role, key] of Object.entries(cast))
    people.set(role, await personById(city.program, city.seeded.people.get(key)!));
  const person = (role: string) => people.get(role)!;
  const department = (code: string) => city.seeded.departments.get(code)!;
  return lineTo({ program: city.program, person, department }, status, options);
}
