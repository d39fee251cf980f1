import type { Tx } from "../db/connect.ts";

/** One agreement of the list: its newest version. */
export type AgreementRow = {
  proposalId: string;
  fiscalYear: number;
  serial: number;
  title: string;
  organisation: string;
  kind: "comprehensive_agreement" | "project_agreement";
  state: "drafting" | "approved" | "consented" | "concluded";
  version: number;
  number: string;
  concludedOn: string | null;
  endsOn: string | null;
  draftedAt: Date;
};

/** Rows of one page of the list. */
export const agreementsPerPage = 50;

/**
 * Agreements that the reader may see, the newest draft first; `before`: the key of the last row of the page before.
 * @returns at most one row more than a page: then there is a next one.
 */
export async function listAgreements(
  tx: Tx,
  before: { draftedAt: Date; proposalId: string } | null,
): Promise<readonly AgreementRow[]> {
  let query = tx
    .selectFrom("agreements as a")
    .innerJoin("proposals as p", "p.id", "a.proposal_id")
    .innerJoin("organisations as o", "o.id", "p.organisation_id")
    .select([
      "a.proposal_id",
      "a.kind",
      "a.state",
      "a.version",
      "a.number",
      "a.concluded_on",
      "a.ends_on",
      "a.drafted_at",
      "p.title",
      "p.fiscal_year",
      "p.serial",
      "o.name as organisation",
    ])
    .where((eb) =>
      eb(
        "a.version",
        "=",
        eb
          .selectFrom("agreements as newest")
          .select((one) => one.fn.max("newest.version").as("version"))
          .whereRef("newest.proposal_id", "=", "a.proposal_id"),
      ),
    )
    .orderBy("a.drafted_at", "desc")
    .orderBy("a.proposal_id")
    .limit(agreementsPerPage + 1);
  if (before)
    query = query.where((eb) =>
      eb.or([
        eb("a.drafted_at", "<", before.draftedAt),
        eb.and([eb("a.drafted_at", "=", before.draftedAt), eb("a.proposal_id", ">", before.proposalId)]),
      ]),
    );
  return (await query.execute()).map((row) => ({
    proposalId: row.proposal_id,
    fiscalYear: row.fiscal_year!,
    serial: row.serial!,
    title: row.title,
    organisation: row.organisation,
    kind: row.kind as AgreementRow["kind"],
    state: row.state as AgreementRow["state"],
    version: row.version,
    number: row.number,
    concludedOn: row.concluded_on,
    endsOn: row.ends_on,
    draftedAt: row.drafted_at,
  }));
}
