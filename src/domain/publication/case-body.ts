import type { Method } from "../method/method.ts";

/** One goal of a finished partnership and what became of it; missed targets stand as plainly as those met (design 09). */
export type CaseResult = {
  label: string;
  /** The label in English, where somebody has written it. */
  labelEn?: string | undefined;
  /** Values with their units, as people read them: 「41人」「86%」. "—" where nothing was measured before. */
  before: string;
  after: string;
  target: string;
  met: boolean;
  /** What is missing, when it was not met: 「あと8か所」. */
  gap?: string | undefined;
};

/** Cost and effect in whole yen (G3.3); null = not counted in yen. */
export type CaseMoney = {
  citySpentYen: number | null;
  partnerBroughtYen: number | null;
  /** What it would have cost the city alone: an estimate, and the basis says whose. */
  cityAloneYen: number | null;
  basis: string;
};

/**
 * The words of a published case (`published_cases.body`, and the body of a draft of kind "case"). Written from the open
 * parts alone (P7b); photos and quotations stand here only with consent. The title stands in its own column.
 */
export type CaseBody = {
  lead: string;
  /** The partner's name, published with its knowledge: visitors have no right on organisations. */
  partner: string;
  /** Names of the departments that took part, the lead department first. */
  departments: readonly string[];
  method: Method | null;
  /** First and last day, "YYYY-MM-DD"; "" while open. */
  period: { from: string; to: string };
  why: string;
  changed: string;
  results: readonly CaseResult[];
  /** The doubt: what the figures do not show. */
  caveat: string;
  money: CaseMoney | null;
  /** How another city can do the same (G3.2). */
  howToCopy: readonly { step: string; text: string }[];
  /** What is left out, why, and until when; "" when nothing is. Never the protected words themselves. */
  notPublished: string;
  quotes: readonly { by: string; text: string }[];
  /** What both sides have learnt and let be published. */
  lessons: readonly { side: "city" | "partner"; text: string }[];
  /** What was put right after the publication: the day, "YYYY-MM-DD", and why; none in a draft. */
  corrections?: readonly { on: string; reason: string }[] | undefined;
  /** Business days that the steps took; null where a step was not gone. */
  days: { receipt: number | null; answers: number | null; dialogue: number | null; conclusion: number | null };
};

/** A case with nothing written yet: where a draft begins. */
export const emptyCase: CaseBody = {
  lead: "",
  partner: "",
  departments: [],
  method: null,
  period: { from: "", to: "" },
  why: "",
  changed: "",
  results: [],
  caveat: "",
  money: null,
  howToCopy: [],
  notPublished: "",
  quotes: [],
  lessons: [],
  days: { receipt: null, answers: null, dialogue: null, conclusion: null },
};
