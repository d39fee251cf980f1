/** The sixteen states of a proposal, in the order of the way (process.md "A proposal"). */
export const statuses = [
  "draft",
  "submitted",
  "additions_asked",
  "received",
  "inquiry",
  "dialogue",
  "method_review",
  "preparing",
  "in_call",
  "active",
  "completed",
  "on_hold",
  "declined",
  "not_selected",
  "lapsed",
  "withdrawn",
] as const;

export type Status = (typeof statuses)[number];

/** States after which a proposal moves no more, but that a second look may reopen a declined one. */
export const endedStatuses: readonly Status[] = ["completed", "declined", "not_selected", "lapsed", "withdrawn"];
