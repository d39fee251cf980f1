import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import type { City } from "../../db/stores/city-store.ts";
import { emptyFacts, type FactsBody } from "../../domain/publication/facts-body.ts";
import type { NoticeTerms } from "../../domain/publication/notice-terms.ts";
import { type Measure, readMeasures, stepsAtHome } from "./measures.ts";

/** Rows of one list of the register; more than that is open data's work. */
const mostRows = 200;

export type RegisterRow = {
  proposalId: string;
  title: string;
  fiscalYear: number;
  serial: number;
  status: string;
  facts: FactsBody;
  /** Why the facts are not told; listed in their place (P7c). */
  withheldReason: string | null;
  publishedAt: Date;
};

export type NoticeRow = { proposalId: string; method: string; title: string; terms: NoticeTerms; publishedAt: Date };
export type WithheldCase = { slug: string; title: string; titleEn: string; reason: string; publishedAt: Date };

export type Register = {
  measures: readonly Measure[];
  partnerships: readonly RegisterRow[];
  withheldCases: readonly WithheldCase[];
  notices: readonly NoticeRow[];
};

/** Figures and records (P7a, P7c): what was concluded, what was withheld and why, the calls. */
export async function registerOf(program: Program, city: City): Promise<Register> {
  const now = program.now();
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => ({
    measures: await readMeasures(tx, city, now, stepsAtHome),
    partnerships: await readPartnerships(tx),
    withheldCases: await readWithheld(tx),
    notices: await readNotices(tx),
  }));
}

async function readPartnerships(tx: Tx): Promise<RegisterRow[]> {
  const rows = await tx
    .selectFrom("published_facts as f")
    .innerJoin("proposals as p", "p.id", "f.proposal_id")
    .select(["p.id", "p.title", "p.fiscal_year", "p.serial", "p.status"])
    .select(["f.body", "f.withheld_reason", "f.published_at"])
    .orderBy("f.published_at", "desc")
    .orderBy("p.id")
    .limit(mostRows)
    .execute();
  return rows.map((row) => ({
    proposalId: row.id,
    title: row.title,
    fiscalYear: row.fiscal_year ?? 0,
    serial: row.serial ?? 0,
    status: row.status,
    facts: { ...emptyFacts, ...(row.body as unknown as Partial<FactsBody>) },
    withheldReason: row.withheld_reason,
    publishedAt: row.published_at as unknown as Date,
  }));
}

async function readWithheld(tx: Tx): Promise<WithheldCase[]> {
  const rows = await tx
    .selectFrom("published_cases")
    .select(["slug", "title", "title_en", "withheld_reason", "published_at"])
    .where("withheld_reason", "is not", null)
    .orderBy("published_at", "desc")
    .orderBy("proposal_id")
    .limit(mostRows)
    .execute();
  return rows.map((row) => ({
    slug: row.slug,
    title: row.title,
    titleEn: row.title_en,
    reason: row.withheld_reason ?? "",
    publishedAt: row.published_at as unknown as Date,
  }));
}

async function readNotices(tx: Tx): Promise<NoticeRow[]> {
  const rows = await tx
    .selectFrom("call_notices")
    .select(["proposal_id", "method", "title", "terms", "published_at"])
    .orderBy("published_at", "desc")
    .orderBy("proposal_id")
    .limit(mostRows)
    .execute();
  return rows.map(noticeOfRow);
}

/** The notice of one call; null when there is none. */
export async function noticeOf(program: Program, id: string): Promise<NoticeRow | null> {
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => {
    const row = await tx
      .selectFrom("call_notices")
      .select(["proposal_id", "method", "title", "terms", "published_at"])
      .where("proposal_id", "=", id)
      .executeTakeFirst();
    return row ? noticeOfRow(row) : null;
  });
}

const noTerms: NoticeTerms = {
  department: "",
  summary: "",
  terms: "",
  questionsUntil: "",
  entriesUntil: "",
  reference: "",
  criteria: [],
  questions: [],
  result: "",
};

function noticeOfRow(row: {
  proposal_id: string;
  method: string;
  title: string;
  terms: unknown;
  published_at: unknown;
}): NoticeRow {
  return {
    proposalId: row.proposal_id,
    method: row.method,
    title: row.title,
    terms: { ...noTerms, ...(row.terms as Partial<NoticeTerms>) },
    publishedAt: row.published_at as Date,
  };
}
