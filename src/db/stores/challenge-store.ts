import { sql } from "kysely";
import type { ChallengeFacts, ChallengeState } from "../../domain/challenge/challenge.ts";
import type { Tx } from "../connect.ts";

/** A challenge with everything that decides what may be done with it, as its readers inside see it. */
export type Challenge = ChallengeFacts & {
  id: string;
  code: string;
  version: number;
  textVersion: number;
  departmentName: string;
  title: string;
  titleEn: string;
  ask: string;
  askEn: string;
  background: string;
  offered: readonly string[];
  contact: string;
  fields: readonly string[];
  sdgs: readonly number[];
  deadline: string | null;
  opensOn: string | null;
  isSealed: boolean;
  advantage: string;
  outcome: string;
  publishedAt: Date | null;
  /** Of this version of the words. */
  gates: readonly { principle: "P1" | "P2"; evidence: string; by: string; at: Date }[];
  /** Who is waited for to approve it. */
  decidingName: string | null;
  /** When it last moved: its clock counts from there. */
  /** Until when whoever has it now should have moved it. */
  due: string | null;
};

/** Takes the lock of a challenge; does nothing for one that this actor may not see or change. */
export async function lockChallenge(tx: Tx, id: string): Promise<void> {
  await sql`select id from challenges where id = ${id} for update`.execute(tx);
}

/** One challenge; null when it does not exist for this person. */
export async function findChallenge(tx: Tx, id: string): Promise<Challenge | null> {
  return (await listChallenges(tx, [id]))[0] ?? null;
}

/** Some challenges, in the order of their ids; at most 100. */
export async function listChallenges(tx: Tx, ids: readonly string[]): Promise<readonly Challenge[]> {
  if (ids.length > 100) throw new Error("at most 100 challenges at once");
  const { rows } = await sql<Row>`
    select c.*, d.name as department_name,
      (select coalesce(array_agg(distinct s.by_id), '{}') from challenge_steps s
        where s.challenge_id = c.id and s.kind in ('drafted', 'edited')) as drafters,
      array(select a.person_id from challenge_approvals a where a.challenge_id = c.id
        union select a.decided_by from challenge_approvals a where a.challenge_id = c.id and a.decided_by is not null) as route,
      (select jsonb_build_object('id', a.person_id, 'name', n.name) from challenge_approvals a join people n on n.id = a.person_id
        where a.challenge_id = c.id and a.decision is null) as deciding,
      array(select g.by_id from challenge_gates g where g.challenge_id = c.id and g.text_version = c.text_version
        union select a.named_by from challenge_approvals a where a.challenge_id = c.id and a.decision is null) as checkers,
      (select coalesce(jsonb_agg(jsonb_build_object('principle', g.principle, 'evidence', g.evidence, 'by', n.name, 'at', g.at)
          order by g.principle), '[]') from challenge_gates g join people n on n.id = g.by_id
        where g.challenge_id = c.id and g.text_version = c.text_version) as gates
    from challenges c join departments d on d.id = c.department_id
    where c.id = any (${[...ids]}::uuid[]) order by array_position(${[...ids]}::uuid[], c.id)`.execute(tx);
  return rows.map(challengeFrom);
}

type Row = {
  id: string;
  code: string;
  status: string;
  version: number;
  text_version: number;
  department_id: string;
  department_name: string;
  title: string;
  title_en: string;
  ask: string;
  ask_en: string;
  background: string;
  offered: string[];
  contact: string;
  fields: string[];
  sdgs: number[];
  deadline: string | null;
  opens_on: string | null;
  is_sealed: boolean;
  advantage: string;
  outcome: string;
  published_at: Date | null;
  drafters: string[];
  route: string[];
  deciding: { id: string; name: string } | null;
  checkers: string[];
  gates: { principle: "P1" | "P2"; evidence: string; by: string; at: string }[];
  due: string | null;
};

/** The CHECKs of the table hold its words to the types of the domain. */
function challengeFrom(row: Row): Challenge {
  return {
    id: row.id,
    code: row.code,
    state: row.status as ChallengeState,
    version: row.version,
    textVersion: row.text_version,
    departmentId: row.department_id,
    departmentName: row.department_name,
    title: row.title,
    titleEn: row.title_en,
    ask: row.ask,
    askEn: row.ask_en,
    background: row.background,
    offered: row.offered,
    contact: row.contact,
    fields: row.fields,
    sdgs: row.sdgs,
    deadline: row.deadline,
    opensOn: row.opens_on,
    isSealed: row.is_sealed,
    advantage: row.advantage,
    outcome: row.outcome,
    publishedAt: row.published_at,
    isPublished: row.published_at !== null,
    drafters: row.drafters,
    route: row.route,
    deciding: row.deciding?.id ?? null,
    decidingName: row.deciding?.name ?? null,
    checkers: row.checkers,
    gates: row.gates.map((gate) => ({ ...gate, at: new Date(gate.at) })),
    due: row.due,
  };
}
