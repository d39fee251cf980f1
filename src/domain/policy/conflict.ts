import { actionsIn } from "../process/actions.ts";
import type { ProposalRecord } from "../process/record.ts";
import type { Person } from "./actor.ts";
import { partsOf } from "./may.ts";

/**
 * P2: whoever is assigned, asked or on the route answers one question before the first look: is there a tie between you and
 * them? True while this person has not answered it yet. Once nothing can be done any more it is not asked.
 */
export function mustDeclareConflict(person: Person, record: ProposalRecord): boolean {
  if (!actionsIn(record.status).includes("declareConflict")) return false;
  if (record.declarations.some((declaration) => declaration.personId === person.id)) return false;
  const parts = partsOf(person, record);
  if (parts.has("member")) return false;
  const isAssigned = record.assigned.some((one) => one.personId === person.id);
  return (isAssigned && parts.has("desk")) || parts.has("asked") || parts.has("onRoute");
}
