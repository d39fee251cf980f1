import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import type { AmendedField } from "../../domain/challenge/amendment.ts";
import { type CaseRow, caseColumns } from "./cases.ts";
import type { ChallengeRow } from "./challenges.ts";

export type PublishedChallenge = ChallengeRow & {
  background: string;
  offered: string[];
  sdgs: number[];
  contact: string;
  is_sealed: boolean;
  advantage: string;
  opens_on: string | null;
  status: "forecast" | "open" | "closed" | "concluded" | "withdrawn";
  outcome: string;
};

export type PublishedAmendment = { at: Date; reason: string; changes: readonly AmendedField[] };

export type ChallengePageData = {
  challenge: PublishedChallenge;
  /** The newest first. */
  amendments: readonly PublishedAmendment[];
  /** Questions and answers, the newest first; the same for everybody. */
  answers: readonly { question: string; answer: string; publishedAt: Date }[];
  /** Published cases of partnerships that began with a proposal to it. */
  ownCases: CaseRow[];
  /** Cases of the same fields. */
  cases: CaseRow[];
};

/** A published challenge with cases of the same fields; null for drafts and for what does not exist. */
export async function challengeOf(program: Program, code: string): Promise<ChallengePageData | null> {
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => {
    // Started side by side, so that they travel together: each finds the challenge by its code.
    const [challenge, amendments, answers, ownCases, cases] = await Promise.all([
      published(tx, code)
        .select(["id", "code", "title", "title_en", "ask", "ask_en", "fields", "department_id", "deadline"])
        .select(["published_at", "background", "offered", "status", "outcome", "sdgs", "contact", "is_sealed"])
        .select(["advantage", "opens_on"])
        .executeTakeFirst(),
      tx
        .selectFrom("challenge_amendments")
        .select(["at", "reason", "changes"])
        .where("challenge_id", "=", published(tx, code).select("id"))
        .orderBy("at", "desc")
        .orderBy("id")
        .limit(100)
        .execute(),
      tx
        .selectFrom("challenge_answers")
        .select(["question", "answer", "published_at as publishedAt"])
        .where("challenge_id", "=", published(tx, code).select("id"))
        .orderBy("published_at", "desc")
        .orderBy("question_id")
        .limit(200)
        .execute(),
      newestCases(tx).where("proposal_id", "in", proposalsTo(tx, code)).limit(20).execute(),
      newestCases(tx)
        .where("fields", "&&", published(tx, code).select("fields"))
        .where("proposal_id", "not in", proposalsTo(tx, code))
        .limit(3)
        .execute(),
    ]);
    if (!challenge) return null;
    return {
      challenge: challenge as unknown as PublishedChallenge,
      amendments: amendments as unknown as PublishedAmendment[],
      answers: answers as unknown as ChallengePageData["answers"],
      ownCases: ownCases as unknown as CaseRow[],
      cases: cases as unknown as CaseRow[],
    };
  });
}

function published(tx: Tx, code: string) {
  return tx.selectFrom("challenges").where("code", "=", code).where("published_at", "is not", null);
}

function proposalsTo(tx: Tx, code: string) {
  return tx.selectFrom("proposals").select("id").where("challenge_id", "=", published(tx, code).select("id"));
}

function newestCases(tx: Tx) {
  return tx
    .selectFrom("published_cases")
    .select(caseColumns)
    .where("body", "is not", null)
    .orderBy("published_at", "desc")
    .orderBy("proposal_id");
}
