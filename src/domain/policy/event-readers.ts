import type { EventLine } from "../process/ball.ts";
import type { Relation } from "./sight.ts";

/** An event or a clock is read as the record it speaks of (process.md "history, clocks"); wall.sees in the database. */
export const readersOfEventLine: Record<EventLine, readonly Relation[]> = {
  proposal: ["public", "proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  open_parts: ["proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  protection: ["proposer", "desk"],
  inside: ["asked", "desk", "onRoute"],
  inquiry: ["proposer", "asked", "desk", "onRoute"],
  dialogue: ["proposer", "takingPart", "desk", "onRoute"],
  review: ["asked", "desk", "onRoute"],
  agreement: ["proposer", "staff", "asked", "desk", "onRoute"],
  eligibility: ["desk", "onRoute"],
  publication: ["proposer", "asked", "desk", "onRoute"],
  desk: ["desk"],
};
