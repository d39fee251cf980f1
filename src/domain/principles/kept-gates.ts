import type { Principle, ProposalRecord } from "../process/record.ts";
import { endedStatuses } from "../process/status.ts";
import { type Gate, gatesOf } from "./gates.ts";

/** Raised whenever what the gates say of a record changes: what is kept of it is then written anew (jobs/keep-gates.ts). */
export const gateRules = 1;

export const gateStates = [
  "missing",
  "filled",
  "confirmed",
  "later",
  "not_applicable",
] as const satisfies readonly Gate["state"][];
export type GateStateKept = (typeof gateStates)[number];

/** Of one principle: its state, and whether it waits for somebody now. */
export type KeptGate = { principle: Principle; state: GateStateKept; waits: boolean };

/**
 * What is kept of an open proposal for the page of the whole desk; null of a draft, of what is sealed and of what has ended. A principle
 * waits for somebody where something is missing, and where the evidence stands and nobody has confirmed it. P7's evidence stands long
 * before its time: the case is published at the end.
 */
export function keptGatesOf(record: ProposalRecord): readonly KeptGate[] | null {
  if (record.status === "draft" || record.sealed || endedStatuses.includes(record.status)) return null;
  return gatesOf(record).map(({ principle, state }) => ({
    principle,
    state,
    waits: state === "missing" || (state === "filled" && principle !== "P7"),
  }));
}

/** 止まっている: what has waited for longer than so many business days, the longest of the city's shipped target days. */
export const stuckAfterDays = 20;
