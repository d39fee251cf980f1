import { sql } from "kysely";
import type { Tx } from "../db/connect.ts";
import type { StoredAgreementWords } from "../domain/agreement/agreement-source.ts";
import type { AgreementText } from "../domain/agreement/agreement-text.ts";
import type { EligibilityAnswers } from "../domain/agreement/eligibility.ts";
import type { Method } from "../domain/method/method.ts";
import { approvedMethod } from "../domain/process/method-of.ts";
import type { ProposalRecord } from "../domain/process/record.ts";

/** One version of an agreement as its page shows it; `hash` in hex, `bytes` of the Word file. */
export type AgreementVersion = {
  version: number;
  kind: "comprehensive_agreement" | "project_agreement";
  state: "drafting" | "approved" | "consented" | "concluded";
  number: string;
  text: AgreementText;
  /** What was typed beside the plan; null where it was not kept yet. */
  words: StoredAgreementWords | null;
  hash: string;
  bytes: number;
  planVersion: number;
  draftedBy: string;
  draftedAt: Date;
  approvedAt: Date | null;
  consentedBy: string | null;
  consentedAt: Date | null;
  concludedOn: string | null;
  signatories: { city: string; partner: string } | null;
  endsOn: string | null;
};

/** The newest version of the agreement; null when there is none for this reader. */
export async function findAgreement(tx: Tx, proposalId: string): Promise<AgreementVersion | null> {
  const row = await tx
    .selectFrom("agreements as a")
    .innerJoin("people as drafter", "drafter.id", "a.drafted_by")
    .leftJoin("people as consenter", "consenter.id", "a.consented_by")
    .select([
      "a.version",
      "a.kind",
      "a.state",
      "a.number",
      "a.body",
      "a.words",
      "a.plan_version",
      "a.drafted_at",
      "a.approved_at",
      "a.consented_at",
      "a.concluded_on",
      "a.signatories",
      "a.ends_on",
      "drafter.name as drafted_by",
      "consenter.name as consented_by",
      sql<string>`encode(a.hash, 'hex')`.as("hash"),
      sql<number>`octet_length(a.docx)`.as("bytes"),
    ])
    .where("a.proposal_id", "=", proposalId)
    .orderBy("a.version", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    version: row.version,
    kind: row.kind as AgreementVersion["kind"],
    state: row.state as AgreementVersion["state"],
    number: row.number,
    text: row.body as unknown as AgreementText,
    words: row.words as unknown as StoredAgreementWords | null,
    hash: row.hash,
    bytes: row.bytes,
    planVersion: row.plan_version,
    draftedBy: row.drafted_by,
    draftedAt: row.drafted_at,
    approvedAt: row.approved_at,
    consentedBy: row.consented_by,
    consentedAt: row.consented_at,
    concludedOn: row.concluded_on,
    signatories: row.signatories as unknown as AgreementVersion["signatories"],
    endsOn: row.ends_on,
  };
}

/** The stored Word file of a version, byte for byte; null when it does not exist for this reader. */
export async function findAgreementFile(tx: Tx, proposalId: string, version: number): Promise<Buffer | null> {
  const row = await tx
    .selectFrom("agreements")
    .select("docx")
    .where("proposal_id", "=", proposalId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.docx ?? null;
}

/** The approved method: from the papers for the city, from what was told for the proposer. */
export async function findMethod(tx: Tx, record: ProposalRecord): Promise<Method | null> {
  const approved = approvedMethod(record);
  if (approved || record.papers.some((paper) => paper.kind === "method")) return approved;
  const told = await tx
    .selectFrom("decisions")
    .select("outcome")
    .where("proposal_id", "=", record.id)
    .where("kind", "=", "method")
    .where("sent_at", "is not", null)
    .orderBy("sent_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return (told?.outcome as Method | undefined) ?? record.agreement?.kind ?? methodSealed(record);
}

/** Who signs for the partner, as the form offers it: its representatives' names. */
export async function findRepresentative(tx: Tx, organisationId: string): Promise<string> {
  const row = await tx
    .selectFrom("memberships as m")
    .innerJoin("people as p", "p.id", "m.person_id")
    .select("p.name")
    .where("m.organisation_id", "=", organisationId)
    .where("m.role", "=", "representative")
    .where("m.ended_at", "is", null)
    .orderBy("p.name")
    .limit(1)
    .executeTakeFirst();
  return row?.name ?? "";
}

/** The answers of the eligibility check, for the desk alone; null for everybody else. */
export async function findEligibility(
  tx: Tx,
  proposalId: string,
): Promise<{ answers: EligibilityAnswers; by: string; at: Date } | null> {
  const row = await tx
    .selectFrom("eligibility_checks as e")
    .innerJoin("people as p", "p.id", "e.by_id")
    .select(["e.answers", "e.at", "p.name"])
    .where("e.proposal_id", "=", proposalId)
    .executeTakeFirst();
  return row ? { answers: row.answers as unknown as EligibilityAnswers, by: row.name, at: row.at } : null;
}

function methodSealed(record: ProposalRecord): Method | null {
  if (record.award) return "small_direct_contract";
  return record.cooperation ? "individual_cooperation" : null;
}
