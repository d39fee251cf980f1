import { sql } from "kysely";
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
    const challenge = (await tx
      .selectFrom("challenges")
      .select([
        "id",
        "code",
        "title",
        "title_en",
        "ask",
        "ask_en",
        "fields",
        "department_id",
        "deadline",
        "published_at",
      ])
      .select(["background", "offered", "status", "outcome", "sdgs", "contact", "is_sealed", "advantage", "opens_on"])
      .where("code", "=", code)
      .where("published_at", "is not", null)
      .executeTakeFirst()) as unknown as PublishedChallenge | undefined;
    if (!challenge) return null;
    const amendments = await tx
      .selectFrom("challenge_amendments")
      .select(["at", "reason", "changes"])
      .where("challenge_id", "=", challenge.id)
      .orderBy("at", "desc")
      .orderBy("id")
      .limit(100)
      .execute();
    const answers = await tx
      .selectFrom("challenge_answers")
      .select(["question", "answer", "published_at as publishedAt"])
      .where("challenge_id", "=", challenge.id)
      .orderBy("published_at", "desc")
      .orderBy("question_id")
      .limit(200)
      .execute();
    const ownCases = await tx
      .selectFrom("published_cases")
      .select(caseColumns)
      .where("body", "is not", null)
      .where("proposal_id", "in", (eb) =>
        eb.selectFrom("proposals").select("id").where("challenge_id", "=", challenge.id),
      )
      .orderBy("published_at", "desc")
      .orderBy("proposal_id")
      .limit(20)
      .execute();
    const own = ownCases.map(({ proposal_id }) => proposal_id);
    const cases = await tx
      .selectFrom("published_cases")
      .select(caseColumns)
      .where("body", "is not", null)
      .where("fields", "&&", sql<string[]>`${challenge.fields}::text[]`)
      .where(sql<boolean>`proposal_id <> all (${own}::uuid[])`)
      .orderBy("published_at", "desc")
      .orderBy("proposal_id")
      .limit(3)
      .execute();
    return {
      challenge,
      amendments: amendments as unknown as PublishedAmendment[],
      answers: answers as unknown as ChallengePageData["answers"],
      ownCases: ownCases as unknown as CaseRow[],
      cases: cases as unknown as CaseRow[],
    };
  });
}
