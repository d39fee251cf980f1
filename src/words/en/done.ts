import type { done as doneJa } from "../ja/done.ts";

export const done: Record<keyof typeof doneJa, string> = {
  saved: "Saved.",
  submitted: "We have received your proposal. Its number is shown below.",
  received: "Recorded as received. The proposer sees it as received.",
};
