import type { ProposalRecord } from "../process/record.ts";

/**
 * Who approves a paper (決裁・合議), in order: the city's route, never who drafted it, and nobody with a declared tie (P2).
 * Empty when nobody is left: then the city has to name its route first.
 */
export function approvalRouteOf(
  route: readonly string[],
  drafterId: string,
  record: Pick<ProposalRecord, "declarations">,
): readonly string[] {
  const tied = new Set(record.declarations.filter((one) => one.hasTie).map((one) => one.personId));
  return [...new Set(route)].filter((id) => id !== drafterId && !tied.has(id));
}
