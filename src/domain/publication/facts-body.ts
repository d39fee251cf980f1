import type { Method } from "../method/method.ts";

/**
 * The facts of a concluded partnership (P7c): who, what, when, of what kind, in which fields. `published_facts.body`, and
 * the body of a draft of kind "facts". When facts are withheld, `text` and `citySpendsYen` stay out (empty, null) and the
 * reason is listed in their place.
 */
export type FactsBody = {
  title: string;
  /** The title in English, where somebody has written it. */
  titleEn?: string | undefined;
  partner: string;
  /** Names of the departments that carry it, the lead department first. */
  departments: readonly string[];
  fields: readonly string[];
  method: Method | null;
  /** The agreement's or contract's number; "" where there is none. */
  number: string;
  /** "YYYY-MM-DD"; "" while open. */
  concludedOn: string;
  period: { from: string; to: string };
  /** A few sentences: what both do, and what the city pays. */
  text: string;
  /** Whole yen over the whole time; null = not counted in yen. */
  citySpendsYen: number | null;
  /** The partner's comment, when it wants it published with the facts. */
  partnerComment: string;
  /** 報道発表文, where the desk has sent one out with the facts. */
  pressNotice?: string | undefined;
};

/** Facts with nothing written yet: where a draft begins. */
export const emptyFacts: FactsBody = {
  title: "",
  partner: "",
  departments: [],
  fields: [],
  method: null,
  number: "",
  concludedOn: "",
  period: { from: "", to: "" },
  text: "",
  citySpendsYen: null,
  partnerComment: "",
};
