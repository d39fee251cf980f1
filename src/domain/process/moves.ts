import { type Action, actionsIn } from "./actions.ts";
import type { Status } from "./status.ts";

/**
 * Where an action leads the proposal: the arrows between the states of actions.ts. The write path holds every command against it
 * (commands/act.ts), docs/process.md and the public picture of the process are drawn from it.
 */
export const leadsTo = {
  submitProposal: "submitted",
  askForAdditions: "additions_asked",
  resubmitProposal: "submitted",
  closeAsLapsed: "lapsed",
  receiveProposal: "received",
  askDepartment: "inquiry",
  openDialogue: "dialogue",
  startMethodReview: "method_review",
  backToDialogue: "dialogue",
  startPreparing: "preparing",
  startCall: "in_call",
  reopenMethodReview: "method_review",
  startActive: "active",
  completeProposal: "completed",
  holdProposal: "on_hold",
  resumeProposal: "where it was",
  confirmDecline: "declined",
  answerSecondLook: "where it was",
  withdrawProposal: "withdrawn",
} as const satisfies Partial<Record<Action, Status | "where it was">>;

/** An action that moves the proposal. */
export type Move = keyof typeof leadsTo;

/** What the result of a public call makes of the proposal; the city holds its calls outside of this program for now. */
export const resultsOfCall: readonly Status[] = ["preparing", "not_selected", "method_review"];

/** Moves that are also done in states which they leave as they are: a later question to departments moves nothing. */
const movesOnlyFrom: Partial<Record<Move, Status>> = { askDepartment: "received" };

/** The arrows that leave a state, in the order of actions.ts. */
export function movesFrom(status: Status): readonly { move: Move; to: Status | "where it was" }[] {
  return actionsIn(status)
    .filter((action): action is Move => action in leadsTo)
    .filter((move) => (movesOnlyFrom[move] ?? status) === status)
    .map((move) => ({ move, to: leadsTo[move] }));
}

/** @throws when a command moves a proposal otherwise than the table says: a bug, and nothing is written. */
export function assertLeadsTo(action: Action, to: Status, from?: Status): void {
  // The result of a call has no command yet (decision 0017): worlds write it as it stands.
  if (from === "in_call" && resultsOfCall.includes(to)) return;
  const said = action in leadsTo ? leadsTo[action as Move] : null;
  if (said !== to && said !== "where it was") throw new Error(`${action} does not lead to ${to}`);
}
