import type { EventLine } from "../process/ball.ts";
import type { Person } from "./actor.ts";
import { type Relation, relationsOf, type SightFacts } from "./sight.ts";

/** An event or a clock is read as the record it speaks of (process.md "history, clocks"); wall.sees in the database. */
export const readersOfEventLine: Record<EventLine, readonly Relation[]> = {
  proposal: ["public", "proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  open_parts: ["proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  protection: ["proposer", "desk"],
  inside: ["asked", "desk", "onRoute"],
  // Besides: an asked department what concerns itself, and everything once in dialogue (mayReadEvent).
  inquiry: ["proposer", "desk", "onRoute"],
  dialogue: ["proposer", "takingPart", "desk", "onRoute"],
  review: ["asked", "desk", "onRoute"],
  agreement: ["proposer", "staff", "asked", "desk", "onRoute"],
  eligibility: ["desk", "onRoute"],
  publication: ["proposer", "asked", "desk", "onRoute"],
  desk: ["desk"],
};

/** Whether a person reads an event or a clock of a line; `departmentId` is the department that it names, if any. */
export function mayReadEvent(person: Person, line: EventLine, departmentId: string | null, facts: SightFacts): boolean {
  const relations = relationsOf(person, facts);
  if (readersOfEventLine[line].some((reader) => relations.has(reader))) return true;
  if (line !== "inquiry" || !relations.has("asked")) return false;
  return relations.has("staffInDialogue") || person.departments.some((department) => department.id === departmentId);
}
