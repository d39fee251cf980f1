import { todayInTokyo } from "../calendar/tokyo-date.ts";
import { gatesOf } from "../principles/gates.ts";
import type { Principle, ProposalRecord } from "../process/record.ts";
import type { Advice, Reason } from "./advise.ts";
import type { Facts } from "./facts.ts";
import type { Method } from "./method.ts";
import { notChosen } from "./not-chosen.ts";

/** 決裁区分・文書分類・保存期間・公開区分, as the drafter chose them. */
export type Classification = { decidedBy: string; filedUnder: string; keptFor: string; disclosure: string };

export const classificationChoices = {
  decidedBy: ["課長決裁", "部長決裁", "副市長決裁", "市長決裁"],
  filedUnder: ["官民連携", "契約", "企画調整"],
  keptFor: ["1年", "3年", "5年", "10年", "30年"],
  disclosure: ["公開", "一部公開", "非公開"],
} as const satisfies Record<keyof Classification, readonly string[]>;

/** What an approval paper says, whatever it decides; hashed as a whole: an approval is of these words and no others. */
export type PaperBody = {
  title: string;
  subject: string;
  /** 提出番号 */
  proposalNumber: string;
  partner: string;
  /** What is asked to be decided, in one sentence. */
  question: string;
  reason: string;
  classification: Classification;
  gates: readonly PrintedGate[];
  method: Method;
  recommended: Method | "undecided";
  /** Of a paper about the method. */
  review: ReviewOfPaper | null;
  /** Of a paper about an agreement: the version whose text is approved, and the hash of its file. */
  agreement: { version: number; hash: string; title: string } | null;
};

export type ReviewOfPaper = {
  /** Why not as recommended; "" when it follows the recommendation. */
  departure: string;
  because: readonly Reason[];
  notChosen: readonly { method: Method; clause: string; text: string }[];
  facts: Facts;
  feasibility: { answer: string; reason: string; conditions: readonly string[] };
  planVersion: number | null;
  period: { from: string; to: string };
};

export type PrintedGate = {
  principle: Principle;
  state: "confirmed" | "filled" | "missing" | "later" | "not_applicable";
  evidence: string;
  /** Who confirmed, and on which day ("YYYY-MM-DD"); papers of before lack it. */
  by?: string;
  on?: string;
};

/** The seven gates as they stand while a paper is written: state, evidence with name and day, or what is missing. `names` by id. */
export function printedGates(record: ProposalRecord, names: ReadonlyMap<string, string>): readonly PrintedGate[] {
  return gatesOf(record).map((gate) => ({
    principle: gate.principle,
    state: gate.state,
    ...(gate.state === "confirmed"
      ? { by: gate.by.map((id) => names.get(id) ?? "").join("、"), on: todayInTokyo(gate.at) }
      : {}),
    evidence:
      gate.state === "confirmed" || gate.state === "filled"
        ? gate.evidence
        : gate.state === "not_applicable"
          ? gate.why
          : gate.missing.join(""),
  }));
}

/** What the paper about a method says of the review (G8.2b). */
export function reviewOfPaper(
  record: ProposalRecord,
  method: Method,
  facts: Facts,
  advice: Advice,
  departure: string,
): ReviewOfPaper {
  const feasibility = record.feasibility!;
  return {
    departure,
    because: advice.because,
    notChosen: notChosen(facts, method).map((one) =>
      one.method === advice.method ? { ...one, text: "おすすめと違う手法を選ぶ理由のとおり" } : one,
    ),
    facts,
    feasibility: {
      answer: feasibility.answer,
      reason: feasibility.reason,
      conditions: feasibility.conditions.map((condition) => condition.text),
    },
    planVersion: record.plan?.version ?? null,
    period: record.plan?.body.period ?? { from: "", to: "" },
  };
}
