import { sql } from "kysely";
import type { Program } from "../../db/program.ts";
import { type CaseRow, caseColumns } from "./cases.ts";
import type { ChallengeRow } from "./challenges.ts";

export type PublishedChallenge = ChallengeRow & {
  background: string;
  offered: string[];
  status: "open" | "closed" | "concluded" | "withdrawn";
  outcome: string;
};

/** A published challenge with cases of the same fields; null for drafts and for what does not exist. */
export async function challengeOf(
  program: Program,
  code: string,
): Promise<{ challenge: PublishedChallenge; cases: CaseRow[] } | null> {
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
      .select(["background", "offered", "status", "outcome"])
      .where("code", "=", code)
      .where("status", "<>", "draft")
      .executeTakeFirst()) as unknown as PublishedChallenge | undefined;
    if (!challenge) return null;
    const cases = await tx
      .selectFrom("published_cases")
      .select(caseColumns)
      .where("body", "is not", null)
      .where("fields", "&&", sql<string[]>`${challenge.fields}::text[]`)
      .orderBy("published_at", "desc")
      .orderBy("proposal_id")
      .limit(3)
      .execute();
    return { challenge, cases: cases as unknown as CaseRow[] };
  });
}
