import type { Walk } from "./walk.ts";
import type { Move } from "./walk-moves.ts";

/** The method is approved: on to preparing, or to the public call. */
export function concludeReview(_walk: Walk, _to: "preparing" | "in_call"): readonly Move[] {
  throw new Error("not yet");
}

/** The partnership begins, or is completed. */
export function startActively(_walk: Walk, _to: "active" | "completed" = "active"): readonly Move[] {
  throw new Error("not yet");
}
