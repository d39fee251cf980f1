import type { Relation } from "./sight.ts";

/**
 * The matrix of who sees what (process.md), a line for each kind of record; a table of the database for each line.
 * Rows that have conditions of their own (level of a protected part, released answers, sent decisions) name them in may-read.ts.
 */
export const readersOf = {
  proposal: ["public", "proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  openParts: ["proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  additions: ["proposer", "desk"],
  protectedHeading: ["proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  protectedReason: ["proposer", "desk"],
  hold: ["proposer", "asked", "staffInDialogue", "desk", "onRoute"],
  internalNote: ["asked", "desk", "onRoute"],
  assignment: ["asked", "desk", "onRoute"],
  outlook: ["proposer", "asked", "desk", "onRoute"],
  dialogue: ["proposer", "takingPart", "desk", "onRoute"],
  review: ["asked", "desk", "onRoute"],
  eligibility: ["desk", "onRoute"],
  eligibilityResult: ["proposer", "desk", "onRoute"],
  agreement: ["proposer", "asked", "staff", "desk", "onRoute"],
  afterwards: ["proposer", "asked", "desk", "onRoute"],
  secondLook: ["proposer", "desk", "onRoute"],
  keptGates: ["desk"],
  /** What goes out of it stands in the published facts (0129). */
  pressNotice: ["desk"],
  gates: ["proposer", "asked", "staffInDialogue", "desk", "onRoute"],
} as const satisfies Record<string, readonly Relation[]>;

export type Line = keyof typeof readersOf;
