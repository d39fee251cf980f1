import { sql } from "kysely";
import type { Tx } from "../../db/connect.ts";
import type { Program } from "../../db/program.ts";
import { type CaseBody, emptyCase } from "../../domain/publication/case-body.ts";

export const casesOnAPage = 20;

export type CaseFilter = { field?: string | undefined; after?: CaseCursor | undefined };
export type CaseCursor = { publishedAt: string; id: string };

/** A published case as a list shows it. */
export type CaseRow = {
  proposal_id: string;
  slug: string;
  title: string;
  title_en: string;
  summary_en: string;
  fields: string[];
  published_at: Date;
  updated_at: Date;
  lead: string;
  partner: string;
  departments: string[];
  /** The first result, told in numbers on a card. */
  result: CaseBody["results"][number] | null;
};

export const caseColumns = [
  "proposal_id",
  "slug",
  "title",
  "title_en",
  "summary_en",
  "fields",
  "published_at",
  "updated_at",
  sql<string>`coalesce(body->>'lead', '')`.as("lead"),
  sql<string>`coalesce(body->>'partner', '')`.as("partner"),
  sql<string[]>`coalesce(body->'departments', '[]')`.as("departments"),
  sql<CaseBody["results"][number] | null>`body->'results'->0`.as("result"),
] as const;

/** A page of published cases, the newest first. */
export async function casesOf(
  program: Program,
  filter: CaseFilter,
  limit = casesOnAPage,
): Promise<{ rows: CaseRow[]; next: CaseCursor | null }> {
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, (tx) =>
    readCases(tx, filter, limit),
  );
}

/** The same within a transaction. */
export async function readCases(
  tx: Tx,
  { field, after }: CaseFilter,
  limit: number,
): Promise<{ rows: CaseRow[]; next: CaseCursor | null }> {
  let query = tx.selectFrom("published_cases").select(caseColumns).where("body", "is not", null);
  if (field) query = query.where("fields", "@>", sql<string[]>`array[${field}]::text[]`);
  if (after)
    query = query.where(
      sql<boolean>`(published_at, proposal_id) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`,
    );
  const found = (await query
    .orderBy("published_at", "desc")
    .orderBy("proposal_id", "desc")
    .limit(limit + 1)
    .execute()) as unknown as CaseRow[];
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows, next: last ? { publishedAt: last.published_at.toISOString(), id: last.proposal_id } : null };
}

export type PublishedCase = {
  slug: string;
  title: string;
  titleEn: string;
  summaryEn: string;
  fields: string[];
  publishedAt: Date;
  updatedAt: Date;
  /** Null when the case is withheld: then the reason stands in its place (P7c). */
  body: CaseBody | null;
  withheldReason: string | null;
};

/** One published case, or one whose publication is withheld with a listed reason; null when there is none. */
export async function caseBySlug(program: Program, slug: string): Promise<PublishedCase | null> {
  return program.db.asActor({ kind: "visitor", municipality: program.municipality }, async (tx) => {
    const row = await tx
      .selectFrom("published_cases")
      .select(["slug", "title", "title_en", "summary_en", "fields", "published_at", "updated_at", "body"])
      .select("withheld_reason")
      .where("slug", "=", slug)
      .executeTakeFirst();
    if (!row) return null;
    return {
      slug: row.slug,
      title: row.title,
      titleEn: row.title_en,
      summaryEn: row.summary_en,
      fields: row.fields,
      publishedAt: row.published_at as unknown as Date,
      updatedAt: row.updated_at as unknown as Date,
      body: row.body ? { ...emptyCase, ...(row.body as unknown as Partial<CaseBody>) } : null,
      withheldReason: row.withheld_reason,
    };
  });
}
