import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import { type Suggestion, suggestDepartments } from "../domain/matching/suggest-departments.ts";
import type { ProposalRecord } from "../domain/process/record.ts";
import { decidedBefore, type PastProposal } from "./decided-before.ts";
import type { KnownCase, KnownChallenge, Matching } from "./matching.ts";

/** An agreement in force with the same partner, or in the same fields. */
export type NearAgreement = {
  proposalId: string;
  number: string;
  title: string;
  organisation: string;
  concludedOn: string;
  endsOn: string | null;
  samePartner: boolean;
  /** Fields that both have. */
  fields: readonly string[];
};

export type ProposalSuggestions = {
  /** Departments that the desk could ask, and has not asked yet (G6.2a). */
  departments: readonly Suggestion[];
  challenges: readonly (KnownChallenge & { words: readonly string[] })[];
  past: readonly PastProposal[];
  cases: readonly (KnownCase & { words: readonly string[] })[];
  agreements: readonly NearAgreement[];
};

/** More than the desk would ask at once. */
const mostDepartments = 5;
/** Of each other kind: what a person looks at before they decide. */
const mostNear = 3;

/** What the desk may want to know about a proposal, each with its reason; made of open parts alone. */
export async function suggestionsFor(
  tx: Tx,
  record: ProposalRecord,
  matching: Matching,
  today: string,
): Promise<ProposalSuggestions> {
  const { summary = "", what = "", benefit = "" } = record.text ?? {};
  const { title, fields } = record;
  const written = { title, summary, body: [what, benefit].join("\n"), fields };
  // Started side by side, so that they travel together.
  const [{ learned, past }, challenge, agreements] = await Promise.all([
    decidedBefore(tx, record.id, written, matching.topics, today),
    record.challenge
      ? tx.selectFrom("challenges").select("department_id").where("id", "=", record.challenge.id).executeTakeFirst()
      : undefined,
    agreementsNear(tx, record.id, today),
  ]);
  const asked = new Set(record.inquiries.map((inquiry) => inquiry.departmentId));
  const found = suggestDepartments(
    { ...written, challengeDepartmentId: challenge?.department_id ?? null },
    mostDepartments + asked.size,
    matching.topics,
    matching.offices,
    learned,
  );
  return {
    departments: found.filter((one) => !asked.has(one.departmentId)).slice(0, mostDepartments),
    challenges: matching.challenges(
      written,
      mostNear,
      ({ id, status, deadline }) =>
        id !== record.challenge?.id && status === "open" && (deadline === null || deadline >= today),
    ),
    past,
    cases: matching.cases(written, mostNear, ({ id }) => id !== record.id),
    agreements,
  };
}

/** Those with the same partner first, then by how many fields they share; the newest first. The desk alone is answered (0086). */
async function agreementsNear(tx: Tx, subject: string, today: string): Promise<readonly NearAgreement[]> {
  const { rows } = await sql<NearAgreement>`
    select * from app.agreements_near(${subject}::uuid, ${today}::date, ${sql.lit(mostNear)})`.execute(tx);
  return rows;
}
