import type { Status } from "../../../src/domain/process/status.ts";

/** Kinds of text in which canary words stand. */
export const canaryKinds = ["title", "text", "reason", "content", "message", "note"] as const;
export type CanaryKind = (typeof canaryKinds)[number];

/** A word that stands in one kind of text of one proposal and nowhere else: where it is found, that text has come out. */
export function canaryOf(kind: CanaryKind, status: Status): string {
  return `封印語${kind}${status.replaceAll("_", "")}`;
}
