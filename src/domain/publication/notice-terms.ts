/**
 * The published terms of a public call (`call_notices.terms`, P2: the same to everybody). No protected part stands in
 * them. The method and the title stand in columns of their own; dates are "YYYY-MM-DD", "" where there is none.
 */
export type NoticeTerms = {
  /** The title and the summary in English, where somebody has written them. */
  titleEn?: string | undefined;
  summaryEn?: string | undefined;
  department: string;
  summary: string;
  terms: string;
  questionsUntil: string;
  entriesUntil: string;
  /** Bids are held in the city's own bidding system: its reference (G9.2). */
  reference: string;
  criteria: readonly { name: string; points: number }[];
  questions: readonly { question: string; answer: string }[];
  /** What came of it; "" while it is open. */
  result: string;
};
