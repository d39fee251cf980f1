/** The way of a proposal that nothing stops, in its order. */
export const statusesOfTheWay = [
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
] as const;

/** The sixteen states of a proposal: the way, then what stops or ends it (process.md "A proposal"). */
export const statuses = [...statusesOfTheWay, "on_hold", "declined", "not_selected", "lapsed", "withdrawn"] as const;

export type Status = (typeof statuses)[number];

/** States after which a proposal moves no more, but that a second look may reopen a declined one. */
export const endedStatuses: readonly Status[] = ["completed", "declined", "not_selected", "lapsed", "withdrawn"];
