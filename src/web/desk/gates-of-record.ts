import type { Person } from "../../domain/policy/actor.ts";
import { partsOf } from "../../domain/policy/may.ts";
import { type Gate, gatesOf } from "../../domain/principles/gates.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { GateState, Gates } from "../ui/band.tsx";
import { dateText } from "../ui/date-text.tsx";
import type { GateBarItem } from "../ui/gate-bar.tsx";

/**
 * Whether this reader sees everything that the gates rest on. Who does not (staff without a part, a department that does not
 * take part in the dialogue) would be told of gates that look open and are not, so they see none.
 */
export function readsGates(person: Person, record: ProposalRecord): boolean {
  const parts = partsOf(person, record);
  if (parts.has("desk") || parts.has("onRoute") || parts.has("takingPart")) return true;
  return parts.has("asked") && record.dialogueAt === null;
}

/** The seven states for the band. */
export function bandOf(record: ProposalRecord): Gates {
  return gatesOf(record).map(stateOf) as unknown as Gates;
}

/** The seven gates with their evidence, by whom and when, or what is missing. `names`: of people by id. */
export function gateItems(record: ProposalRecord, names: ReadonlyMap<string, string>): readonly GateBarItem[] {
  return gatesOf(record).map((gate) => ({ state: stateOf(gate), evidence: evidenceOf(gate, names) }));
}

function stateOf(gate: Gate): GateState {
  return gate.state === "missing" ? "next" : gate.state;
}

function evidenceOf(gate: Gate, names: ReadonlyMap<string, string>): string {
  switch (gate.state) {
    case "confirmed": {
      const by = gate.by.flatMap((id) => names.get(id) ?? []);
      return `${gate.evidence}(${[...by, dateText(gate.at, "dense")].join(" ")})`;
    }
    case "filled":
      return `${gate.evidence}。${gate.missing[0] ?? ""}`;
    case "missing":
    case "later":
      return `${gate.missing[0] ?? ""}${gate.missing.length > 1 ? ` ほか${gate.missing.length - 1}件` : ""}`;
    case "not_applicable":
      return gate.why;
  }
}
