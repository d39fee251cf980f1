import { sql } from "kysely";
import { fiscalYearDays, fiscalYearOf } from "../../domain/calendar/fiscal-year.ts";
import { todayInTokyo } from "../../domain/calendar/tokyo-date.ts";
import type { ContractKind, Facts } from "../../domain/method/facts.ts";
import { readFacts } from "../../domain/method/facts.ts";
import type { FairnessKey } from "../../domain/method/fairness.ts";
import { type Evidence, evidenceOfFacts, mostEvidence } from "../../domain/method/fairness-evidence.ts";
import { cashOf } from "../../domain/plan/plan.ts";
import type { ProposalRecord } from "../../domain/process/record.ts";
import { proposalNumber } from "../../domain/proposal/proposal-number.ts";
import type { Tx } from "../connect.ts";

/**
 * P2: what the city's own record says beside the questions of the fairness check, as far as the person of this transaction may read it:
 * what they may not see does not exist for them, here as anywhere. `today`: "YYYY-MM-DD".
 */
export async function gatherEvidence(tx: Tx, record: ProposalRecord, today: string): Promise<readonly Evidence[]> {
  const read = record.methodFacts ? readFacts(record.methodFacts) : null;
  const facts = read?.ok ? read.value : null;
  const [others, earlier, agreements, cooperations, awards, contracts, published] = await Promise.all([
    otherOperators(tx, record),
    earlierProposals(tx, record),
    agreementsWith(tx, record),
    cooperationsWith(tx, record),
    awardsTo(tx, record),
    contractsOfYear(tx, record, facts, today),
    publicationOfChallenge(tx, record),
  ]);
  return [
    ...evidenceOfFacts(facts, record.id, today),
    ...others,
    ...published,
    ...ofPlan(record),
    ...agreements,
    ...cooperations,
    ...awards,
    ...earlier,
    ...contracts,
    ofTies(record),
  ];
}

/** Keeps what stood beside the questions, with the check that was answered beside it. */
export async function keepEvidence(
  tx: Tx,
  proposalId: string,
  checkId: string,
  evidence: readonly Evidence[],
): Promise<void> {
  if (evidence.length === 0) return;
  await tx
    .insertInto("fairness_evidence")
    .values(
      evidence.map(({ question, aboutId, shownTo, facts }, position) => ({
        check_id: checkId,
        proposal_id: proposalId,
        question,
        kind: facts.kind,
        about_id: aboutId,
        shown_to: shownTo,
        position,
        facts: JSON.stringify(facts),
      })),
    )
    .execute();
}

/** What stood beside the questions of a check, as far as this person may read it today. */
export async function listEvidence(tx: Tx, checkId: string): Promise<readonly Evidence[]> {
  const rows = await tx
    .selectFrom("fairness_evidence")
    .select(["question", "about_id", "shown_to", "facts"])
    .where("check_id", "=", checkId)
    .orderBy("position")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    question: row.question as FairnessKey,
    aboutId: row.about_id,
    shownTo: row.shown_to as Evidence["shownTo"],
    facts: row.facts as unknown as Evidence["facts"],
  }));
}

type About = { id: string; fiscal_year: number; serial: number; title: string };

/** The lines about other proposals; nobody reads them who does not read that proposal (its policy), so they speak in its terms. */
function about(question: FairnessKey, row: About, facts: Evidence["facts"]): Evidence {
  return { question, aboutId: row.id, shownTo: "review", facts };
}

const numberOf = (row: About) => proposalNumber({ fiscalYear: row.fiscal_year, serial: row.serial });

/** Who else offered the same: proposals to the same challenge, then partnerships of others in the same fields. */
async function otherOperators(tx: Tx, record: ProposalRecord): Promise<readonly Evidence[]> {
  const same = await sql<About & { organisation: string; same_challenge: boolean }>`
    select p.id, p.fiscal_year, p.serial, p.title, o.name as organisation, coalesce(p.challenge_id = ${record.challenge?.id ?? null}::uuid, false) as same_challenge
    from proposals p join organisations o on o.id = p.organisation_id
    where p.serial is not null and not p.sealed and p.organisation_id <> ${record.organisation.id}
      and (p.challenge_id = ${record.challenge?.id ?? null}::uuid or (p.status in ('active', 'completed') and p.fields && ${record.fields as string[]}::text[]))
    order by same_challenge desc, p.fiscal_year desc, p.serial desc limit ${sql.lit(mostEvidence)}`.execute(tx);
  return same.rows.map((row) =>
    about("others", row, {
      kind: row.same_challenge ? "same-challenge" : "same-field",
      number: numberOf(row),
      organisation: row.organisation,
      title: row.title,
    }),
  );
}

async function publicationOfChallenge(tx: Tx, record: ProposalRecord): Promise<readonly Evidence[]> {
  const self = { question: "told", aboutId: record.id, shownTo: "review" } as const;
  if (!record.challenge) return [{ ...self, facts: { kind: "free" } }];
  const challenge = await tx
    .selectFrom("challenges")
    .select(["code", "title", "published_at", "deadline"])
    .where("id", "=", record.challenge.id)
    .executeTakeFirst();
  if (!challenge) return [];
  const { code, title, deadline } = challenge;
  const publishedOn = challenge.published_at ? todayInTokyo(challenge.published_at) : null;
  return [{ ...self, facts: { kind: "challenge", code, title, publishedOn, deadline } }];
}

function ofPlan(record: ProposalRecord): readonly Evidence[] {
  if (!record.plan) return [];
  const { version, body } = record.plan;
  const gives = body.contributions
    .filter((one) => one.side === "city" && (one.kind === "property" || one.kind === "name" || one.kind === "data"))
    .map((one) => one.what);
  const { from, to } = body.period;
  const facts = { kind: "plan", version, from, to, gives, cashYen: cashOf(body, "city") } as const;
  return [{ question: "exclusive", aboutId: record.id, shownTo: "dialogue", facts }];
}

const theirs = (record: ProposalRecord) => sql`p.organisation_id = ${record.organisation.id} and p.id <> ${record.id}
  and p.serial is not null and not p.sealed`;

async function earlierProposals(tx: Tx, record: ProposalRecord): Promise<readonly Evidence[]> {
  const { rows } = await sql<About & { status: string }>`
    select p.id, p.fiscal_year, p.serial, p.title, p.status from proposals p where ${theirs(record)}
    order by p.fiscal_year desc, p.serial desc limit ${sql.lit(mostEvidence)}`.execute(tx);
  return rows.map((row) =>
    about("favours", row, { kind: "earlier-proposal", number: numberOf(row), title: row.title, status: row.status }),
  );
}

async function agreementsWith(tx: Tx, record: ProposalRecord): Promise<readonly Evidence[]> {
  const { rows } = await sql<About & { on: string }>`
    select p.id, p.fiscal_year, p.serial, p.title, a.concluded_on as on
    from agreements a join proposals p on p.id = a.proposal_id where ${theirs(record)} and a.state = 'concluded'
    order by a.concluded_on desc, p.id limit ${sql.lit(mostEvidence)}`.execute(tx);
  return rows.map((row) =>
    about("favours", row, { kind: "agreement", number: numberOf(row), title: row.title, on: row.on }),
  );
}

async function cooperationsWith(tx: Tx, record: ProposalRecord): Promise<readonly Evidence[]> {
  const { rows } = await sql<About & { on: string }>`
    select p.id, p.fiscal_year, p.serial, p.title, c.starts_on as on
    from cooperations c join proposals p on p.id = c.proposal_id
    where ${theirs(record)} and c.city_confirmed_at is not null and c.partner_confirmed_at is not null
    order by c.starts_on desc, p.id limit ${sql.lit(mostEvidence)}`.execute(tx);
  return rows.map((row) =>
    about("favours", row, { kind: "cooperation", number: numberOf(row), title: row.title, on: row.on }),
  );
}

type AwardRow = About & {
  on: string;
  yen: string;
  contract: string;
  contract_kind: ContractKind | null;
  same: boolean;
};

async function awardsTo(tx: Tx, record: ProposalRecord): Promise<readonly Evidence[]> {
  const { rows } = await sql<AwardRow>`
    select p.id, p.fiscal_year, p.serial, p.title, a.contracted_on as on, a.amount_yen as yen, a.contract_number as contract
    from awards a join proposals p on p.id = a.proposal_id where ${theirs(record)}
    order by a.contracted_on desc, p.id limit ${sql.lit(mostEvidence)}`.execute(tx);
  return rows.map((row) =>
    about("favours", row, {
      ...{ kind: "award", number: numberOf(row), title: row.title },
      ...{ on: row.on, yen: Number(row.yen), contract: row.contract },
    }),
  );
}

/** Direct contracts of the same party or in the same field, in the fiscal year in which this one would be made. */
async function contractsOfYear(
  tx: Tx,
  record: ProposalRecord,
  facts: Facts | null,
  today: string,
): Promise<readonly Evidence[]> {
  const year = fiscalYearDays(fiscalYearOf(facts?.date ?? today));
  const { rows } = await sql<AwardRow>`
    select p.id, p.fiscal_year, p.serial, p.title, a.contracted_on as on, a.amount_yen as yen, a.contract_number as contract,
      (select f.facts ->> 'contractKind' from method_facts f where f.proposal_id = p.id) as contract_kind,
      p.organisation_id = ${record.organisation.id} as same
    from awards a join proposals p on p.id = a.proposal_id
    where a.contracted_on between ${year.from} and ${year.to} and p.id <> ${record.id}
      and (p.organisation_id = ${record.organisation.id} or p.fields && ${record.fields as string[]}::text[])
    order by same desc, a.contracted_on desc, p.id limit ${sql.lit(mostEvidence)}`.execute(tx);
  return rows.map((row) =>
    about("split", row, {
      ...{ kind: "contract", number: numberOf(row), title: row.title, on: row.on, yen: Number(row.yen) },
      ...{ contract: row.contract, contractKind: row.contract_kind, isSameParty: row.same },
    }),
  );
}

/** How many have answered the question about ties; that, and what, is the desk's to read. */
function ofTies(record: ProposalRecord): Evidence {
  const declared = record.declarations.length;
  const tied = record.declarations.filter((one) => one.hasTie).length;
  const undeclared = record.assigned.filter(
    (one) => !record.declarations.some((declaration) => declaration.personId === one.personId),
  ).length;
  const facts = { kind: "ties", declared, tied, undeclared } as const;
  return { question: "ties", aboutId: record.id, shownTo: "desk", facts };
}
