import type { Level } from "../process/record.ts";
import type { Person } from "./actor.ts";
import { type Line, readersOf } from "./matrix.ts";
import { type Relation, relationsOf, type SightFacts } from "./sight.ts";

/** Whether a person reads a record on a line of the matrix (process.md "Who sees what"). */
export function mayRead(person: Person, line: Line, facts: SightFacts): boolean {
  return reads(relationsOf(person, facts), readersOf[line]);
}

/** A text not yet submitted is its organisation's alone; a submitted one follows the line of open parts. */
export function mayReadText(person: Person, facts: SightFacts, textSubmitted: boolean): boolean {
  return textSubmitted ? mayRead(person, "openParts", facts) : relationsOf(person, facts).has("proposer");
}

/**
 * P7b: the content of a protected part is the proposer's until there is an agreement, and then the agreed readers', by its level.
 * What its proposer has released is read like the open parts. That a reading stands on record is asked besides (commands/open-protected-part.ts, and by the database).
 */
export function mayReadContent(
  person: Person,
  part: { state: string; level: Level; departmentIds: readonly string[] },
  facts: SightFacts,
): boolean {
  const relations = relationsOf(person, facts);
  if (relations.has("proposer")) return true;
  if (part.state === "released") return reads(relations, ["asked", "staffInDialogue", "desk", "onRoute"]);
  if (part.state !== "agreed") return false;
  if (relations.has("desk")) return true;
  switch (part.level) {
    case "staff":
      return reads(relations, ["asked", "staffInDialogue", "onRoute"]);
    case "asked_departments":
      return reads(relations, ["asked", "onRoute"]);
    case "named_departments":
      return relations.has("onRoute") || isNamed(person, part.departmentIds, facts);
    case "desk":
      return false;
  }
}

/** An attachment is read as what it belongs to: the open parts by their readers, a protected part by those of its content (P7b). */
export function mayReadAttachment(
  person: Person,
  attachment: { submittedAt: Date | null },
  part: { state: string; level: Level; departmentIds: readonly string[] } | null,
  facts: SightFacts,
): boolean {
  if (!part) return mayReadText(person, facts, attachment.submittedAt !== null);
  if (attachment.submittedAt === null && !relationsOf(person, facts).has("proposer")) return false;
  return mayReadContent(person, part, facts);
}

/** Inquiries: the proposer sees which departments; an asked department its own, and all once in dialogue. */
export function mayReadInquiry(person: Person, departmentId: string, facts: SightFacts): boolean {
  const relations = relationsOf(person, facts);
  return reads(relations, ["proposer", "desk", "onRoute"]) || ownOrInDialogue(person, relations, departmentId);
}

/** Answers: the proposer only those that the desk has released. */
export function mayReadAnswer(person: Person, departmentId: string, released: boolean, facts: SightFacts): boolean {
  const relations = relationsOf(person, facts);
  return (
    reads(relations, ["desk", "onRoute"]) ||
    (released && relations.has("proposer")) ||
    ownOrInDialogue(person, relations, departmentId)
  );
}

/** Feasibility and method towards the proposer: decisions and reasons, once sent. */
export function mayReadDecision(person: Person, sent: boolean, facts: SightFacts): boolean {
  const relations = relationsOf(person, facts);
  return reads(relations, readersOf.review) || (sent && relations.has("proposer"));
}

/** A decline is the desk's until it is sent. */
export function mayReadDecline(person: Person, sent: boolean, facts: SightFacts): boolean {
  const relations = relationsOf(person, facts);
  return relations.has("desk") || (sent && reads(relations, ["proposer", "asked", "staffInDialogue", "onRoute"]));
}

/** A draft of the facts or of the case: the proposer from the comment stage. */
export function mayReadPublicationDraft(person: Person, state: string, facts: SightFacts): boolean {
  const relations = relationsOf(person, facts);
  return reads(relations, ["asked", "desk", "onRoute"]) || (state !== "drafting" && relations.has("proposer"));
}

/** That there is a conflict of interest: the desk and oneself. What it is: the chief (no deputy) and oneself. */
export function mayReadDeclaration(person: Person, of: string, what: "that" | "what", facts: SightFacts): boolean {
  if (what === "that") return of === person.id || relationsOf(person, facts).has("desk");
  return of === person.id || (person.roles.includes("chief") && relationsOf(person, facts).has("chief"));
}

/** Who read protected parts: the proposer (by department, role, time and purpose), the desk with names, and oneself. */
export function mayReadReading(person: Person, reader: string, facts: SightFacts): boolean {
  return reader === person.id || reads(relationsOf(person, facts), ["proposer", "desk"]);
}

function ownOrInDialogue(person: Person, relations: ReadonlySet<Relation>, departmentId: string): boolean {
  if (!relations.has("asked")) return false;
  return relations.has("staffInDialogue") || person.departments.some((department) => department.id === departmentId);
}

function isNamed(person: Person, named: readonly string[], facts: SightFacts): boolean {
  return (
    facts.asked.some(
      (inquiry) =>
        named.includes(inquiry.departmentId) &&
        person.departments.some((department) => department.id === inquiry.departmentId),
    ) && relationsOf(person, facts).has("asked")
  );
}

function reads(relations: ReadonlySet<Relation>, readers: readonly Relation[]): boolean {
  return readers.some((reader) => relations.has(reader));
}
