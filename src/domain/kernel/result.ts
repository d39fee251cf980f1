/** A field of a form that has to be mended; the message says what would be right, in words of the reader. */
export type FieldError = { field: string; message: string };

/** One sentence of what a gate still needs (the seven principles, P1–P7, or a further requirement of a move). */
export type Missing = { principle: string; sentence: string };

/** Why something expected was not done. Bugs are exceptions; these are answers that a page shows. */
export type Refusal =
  /** 404: what a person may not see does not exist for them. */
  | { kind: "not-found" }
  /** 403: they see it, and may not do this; the reason says which gate or whose turn. */
  | { kind: "not-allowed"; reason: string }
  /** 403: first they answer whether there is a tie between them and the proposer (P2). */
  | { kind: "undeclared"; proposalId: string }
  /** 409: the record is in a state in which this is not done. */
  | { kind: "wrong-status"; status: string; allowed: readonly string[] }
  /** 409: somebody changed the record since the form was drawn. */
  | { kind: "stale"; changed: string }
  /** 409: the other side has said something about a protected part since the form was drawn; `undone`: what is not recorded. */
  | { kind: "terms-changed"; undone: string }
  /** 409: the seven gates and the requirements of the move, sentence by sentence. */
  | { kind: "gates"; missing: readonly Missing[] }
  /** 422: a form to mend. */
  | { kind: "invalid"; errors: readonly FieldError[] };

export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/** The value of something that was done. */
export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** An expected refusal, as a value. */
export function refused(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

/**
 * What of a form could not be read (a number, a day), told together with what is wrong with the rest: a reader mends everything at once, and
 * nothing is done with a form that was read in part.
 */
export function withUnread<T>(result: Result<T>, unread: readonly FieldError[] = []): Result<T> {
  if (unread.length === 0 || (!result.ok && result.refusal.kind !== "invalid")) return result;
  const wrong = !result.ok && result.refusal.kind === "invalid" ? result.refusal.errors : [];
  const rest = wrong.filter((error) => !unread.some(({ field }) => field === error.field));
  return refused({ kind: "invalid", errors: [...unread, ...rest] });
}
