import { type Action, actionsIn } from "../process/actions.ts";
import type { ProposalRecord } from "../process/record.ts";
import type { Person } from "./actor.ts";
import { type Relation, relationsOf } from "./sight.ts";
import { sightFactsOf } from "./sight-of-record.ts";

/**
 * P2: whoever is assigned, asked or on the route answers one question before the first look: is there a tie between you and
 * them? True while this person has not answered it yet. Once nothing can be done any more it is not asked.
 */
export function mustDeclareConflict(person: Person, record: ProposalRecord): boolean {
  const relations = relationsOf(person, sightFactsOf(record));
  if (!isOpenFor(person, record, relations)) return false;
  const isAssigned = record.assigned.some((one) => one.personId === person.id);
  return (isAssigned && relations.has("desk")) || relations.has("asked") || relations.has("onRoute");
}

/**
 * P2: before the first act everybody in the city answers it, assigned or not: who checks the fairness, the eligibility, who confirms a
 * decline. Opening a protected part is a look, not an act.
 */
export function mustDeclareBefore(action: Action, person: Person, record: ProposalRecord): boolean {
  if (action === "openProtectedPart") return mustDeclareConflict(person, record);
  return !beforeTheQuestion.includes(action) && onlyLooks(person, record);
}

/** In the city, and without an answer: reads what their part lets them read, and does nothing yet. */
export function onlyLooks(person: Person, record: ProposalRecord): boolean {
  const relations = relationsOf(person, sightFactsOf(record));
  return isOpenFor(person, record, relations) && inTheCity.some((relation) => relations.has(relation));
}

/** What takes a proposal in and hands it out before anybody has it: no judgement of what it says. Done also before the answer. */
export const handledBeforeTheQuestion = [
  "receiveProposal",
  "askForAdditions",
  "closeAsLapsed",
  "assignOfficer",
] as const;

const beforeTheQuestion: readonly Action[] = ["declareConflict", ...handledBeforeTheQuestion];

const inTheCity: readonly Relation[] = ["desk", "asked", "onRoute"];

function isOpenFor(person: Person, record: ProposalRecord, relations: ReadonlySet<Relation>): boolean {
  if (!actionsIn(record.status).includes("declareConflict") || relations.has("proposer")) return false;
  // A declined proposal is only looked at, but by who looks a second time.
  if (record.status === "declined" && !record.reviewers.includes(person.id)) return false;
  return !record.declarations.some((declaration) => declaration.personId === person.id);
}
