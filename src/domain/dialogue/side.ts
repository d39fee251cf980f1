import type { Person } from "../policy/actor.ts";
import { partsOf } from "../policy/may.ts";
import type { ProposalRecord } from "../process/record.ts";

/** In whose name somebody speaks in a dialogue; a department that takes part speaks for itself. */
export type Speaker =
  | { side: "partner"; departmentId: null }
  | { side: "desk"; departmentId: null }
  | { side: "department"; departmentId: string };

/** The voice of a person in this record: their organisation's, the desk's, or their department's; null for a stranger. */
export function speakerOf(person: Person, record: ProposalRecord): Speaker | null {
  const parts = partsOf(person, record);
  if (parts.has("member")) return { side: "partner", departmentId: null };
  if (parts.has("desk")) return { side: "desk", departmentId: null };
  const department = record.inquiries.find(
    (inquiry) => inquiry.endedAs === null && person.departments.some((mine) => mine.id === inquiry.departmentId),
  );
  return department ? { side: "department", departmentId: department.departmentId } : null;
}

/** The two sides of a partnership (P3): the desk and the departments speak for the city. */
export function twoSided(speaker: Speaker): "partner" | "city" {
  return speaker.side === "partner" ? "partner" : "city";
}

/** The side that has read the talk once this person has; null: an approver reads along and speaks for nobody. */
export function readsFor(person: Person, record: ProposalRecord): "partner" | "city" | null {
  const parts = partsOf(person, record);
  if (parts.has("member")) return "partner";
  return parts.has("desk") || parts.has("takingPart") ? "city" : null;
}
