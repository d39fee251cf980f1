import { sql } from "kysely";
import type { ProposalRecord } from "../../domain/process/record.ts";
import type { Status } from "../../domain/process/status.ts";
import type { Tx } from "../connect.ts";
import { recordFromRow } from "./record-row.ts";

/** Takes the lock of a proposal for this transaction. False when the person may not act on it, or it does not exist for them. */
export async function lockProposal(tx: Tx, id: string): Promise<boolean> {
  const rows = await sql`select id from proposals where id = ${id} for update`.execute(tx);
  return rows.rows.length === 1;
}

/** The record of one proposal as the actor of the transaction may see it; null when it does not exist for them. */
export async function findRecord(tx: Tx, id: string): Promise<ProposalRecord | null> {
  return (await listRecords(tx, [id]))[0] ?? null;
}

/**
 * The record of a proposal as far as it exists while its words are written (a draft, additions asked for): organisation, challenge,
 * words, headings, requests. In every other state its later parts are absent here, and nothing but the state may be asked of it. A form
 * that saves by itself reads it each time, and the whole record costs five times as much.
 */
export async function findRecordBeingWritten(tx: Tx, id: string): Promise<ProposalRecord | null> {
  const result = await sql<{ record: Record<string, unknown> }>`
    select jsonb_build_object(
      'proposal', to_jsonb(p),
      'organisation', (select o.name from organisations o where o.id = p.organisation_id),
      'challenge', (select jsonb_build_object('id', c.id, 'code', c.code, 'title', c.title, 'deadline', c.deadline, 'isSealed', c.is_sealed, 'isWithdrawn', c.status = 'withdrawn') from challenges c where c.id = p.challenge_id),
      'text', (select to_jsonb(t) from proposal_texts t where t.proposal_id = p.id order by t.version desc limit 1),
      'parts', (select jsonb_agg(to_jsonb(x) order by x.position, x.id) from protected_parts x where x.proposal_id = p.id),
      'additions', (select jsonb_agg(to_jsonb(x) order by x.asked_at) from additions x where x.proposal_id = p.id)
    ) as record
    from proposals p where p.id = ${id}`.execute(tx);
  const row = result.rows[0];
  return row ? recordFromRow(row.record) : null;
}

/** Where a proposal stands; null when it does not exist for this person. A twentieth of what its record costs. */
export async function findStatus(tx: Tx, id: string): Promise<Status | null> {
  const row = await tx.selectFrom("proposals").select("status").where("id", "=", id).executeTakeFirst();
  return row ? (row.status as Status) : null;
}

/** The records of some proposals, in the order of the ids; at most 200. One statement, one round trip. */
export async function listRecords(tx: Tx, ids: readonly string[]): Promise<readonly ProposalRecord[]> {
  if (ids.length > 200) throw new Error("at most 200 records at once");
  const result = await sql<{ record: Record<string, unknown> }>`
    select jsonb_build_object(
      'proposal', to_jsonb(p),
      'organisation', (select o.name from organisations o where o.id = p.organisation_id),
      'challenge', (select jsonb_build_object('id', c.id, 'code', c.code, 'title', c.title, 'deadline', c.deadline, 'isSealed', c.is_sealed, 'isWithdrawn', c.status = 'withdrawn') from challenges c where c.id = p.challenge_id),
      'text', (select to_jsonb(t) from proposal_texts t where t.proposal_id = p.id order by t.version desc limit 1),
      'parts', (select jsonb_agg(to_jsonb(x) || jsonb_build_object('said', (select jsonb_build_object('act', t.act, 'side', t.side, 'at', t.at)
        from protection_talks t where t.part_id = x.id order by t.at desc, t.id desc limit 1)) order by x.position, x.id) from protected_parts x where x.proposal_id = p.id),
      'additions', (select jsonb_agg(to_jsonb(x) order by x.asked_at) from additions x where x.proposal_id = p.id),
      'assigned', (select jsonb_agg(jsonb_build_object('person_id', x.person_id, 'name', n.name) order by x.at) from assignments x join people n on n.id = x.person_id where x.proposal_id = p.id and x.ended_at is null),
      'barred', (select jsonb_agg(y.away) from unnest((select app.deputises())) y(away) where not app.may_act_for(p.id, y.away)),
      'declarations', (select jsonb_agg(to_jsonb(x)) from conflict_declarations x where x.proposal_id = p.id),
      'inquiries', (select jsonb_agg(to_jsonb(x) || jsonb_build_object('department', d.name, 'asked_as_name', (select o.name from departments o where o.id = x.asked_as), 'outcome', a.outcome, 'confirmed_at', a.confirmed_at, 'released_at', a.released_at) order by x.asked_at, d.code)
        from inquiries x join departments d on d.id = x.department_id left join inquiry_answers a on a.inquiry_id = x.id where x.proposal_id = p.id),
      'outlook', (select to_jsonb(x) from outlooks x where x.proposal_id = p.id),
      'going_on', (select x.reason from going_on_reasons x where x.proposal_id = p.id),
      'meetings', (select jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state, 'proposed_side', x.proposed_side, 'starts_at', x.starts_at, 'city_confirmed_at', x.city_confirmed_at, 'city_confirmed_by', x.city_confirmed_by, 'partner_confirmed_at', x.partner_confirmed_at, 'partner_confirmed_by', x.partner_confirmed_by, 'contested_at', x.contested_at) order by x.starts_at) from meetings x where x.proposal_id = p.id),
      'messages', (select jsonb_build_object('partner', max(x.at) filter (where x.side = 'partner'), 'city', max(x.at) filter (where x.side <> 'partner'), 'asks', max(x.at) filter (where x.side <> 'partner' and x.asks_answer)) from messages x where x.proposal_id = p.id
        and x.mail_from is null and not exists (select from message_changes c where c.message_id = x.id and c.kind = 'withdrawn')),
      'to_dos', (select jsonb_agg(to_jsonb(x) - 'what' order by x.due, x.id) from to_dos x where x.proposal_id = p.id and x.ended_as is null),
      'step_requests', (select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'side', x.side) order by x.at, x.id) from step_requests x where x.proposal_id = p.id and x.answer is null),
      'plan', (select to_jsonb(x) from plans x where x.proposal_id = p.id order by x.version desc limit 1),
      'open_suggestions', (select jsonb_agg(jsonb_build_object('id', x.id, 'side', x.side, 'at', x.at) order by x.at, x.id) from plan_suggestions x where x.proposal_id = p.id and x.state = 'open'),
      'plan_drafters', (select jsonb_agg(distinct x.id) from (select v.drafted_by as id from plans v where v.proposal_id = p.id
        union all select s.by_id from plan_suggestions s where s.proposal_id = p.id and s.state = 'accepted') x),
      'feasibility', (select to_jsonb(x) from feasibilities x where x.proposal_id = p.id order by x.decided_at desc limit 1),
      'method_facts', (select x.facts from method_facts x where x.proposal_id = p.id),
      'fairness', (select jsonb_build_object('conclusion', x.conclusion, 'by_id', x.by_id, 'at', x.at, 'terms', x.terms, 'now', app.fairness_terms(
        (select y.body from plans y where y.proposal_id = p.id order by y.version desc limit 1), (select f.facts from method_facts f where f.proposal_id = p.id)))
        from fairness_checks x where x.proposal_id = p.id order by x.at desc limit 1),
      'papers', (select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'method', x.method, 'drafted_by', x.drafted_by, 'drafted_at', x.drafted_at,
        'steps', (select jsonb_agg(jsonb_build_object('position', s.position, 'person_id', s.person_id, 'decision', s.decision) order by s.position) from approval_steps s where s.paper_id = x.id)) order by x.drafted_at desc)
        from approval_papers x where x.proposal_id = p.id),
      'confirmations', (select jsonb_agg(to_jsonb(x) || jsonb_build_object('holds', x.principle <> 'P2' or app.fairness_holds(x.proposal_id))) from gate_confirmations x where x.proposal_id = p.id),
      'agreement', (select jsonb_build_object('version', x.version, 'kind', x.kind, 'state', x.state, 'hash', encode(x.hash, 'hex'), 'plan_version', x.plan_version, 'concluded_on', x.concluded_on) from agreements x where x.proposal_id = p.id order by x.version desc limit 1),
      'award', (select to_jsonb(x) from awards x where x.proposal_id = p.id),
      'cooperation', (select to_jsonb(x) from cooperations x where x.proposal_id = p.id),
      'eligible', (select x.is_eligible from eligibility_results x where x.proposal_id = p.id),
      'drafts', (select jsonb_object_agg(x.kind, to_jsonb(x) - 'body') from publication_drafts x where x.proposal_id = p.id),
      'initiatives', (select jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'ends_on', x.ends_on, 'state', x.state, 'reports', (select count(*) from initiative_reports r where r.initiative_id = x.id)) order by x.starts_on, x.id) from initiatives x where x.proposal_id = p.id),
      'final_report', (select to_jsonb(x) from final_reports x where x.proposal_id = p.id),
      'lessons', (select jsonb_agg(x.side) from lessons x where x.proposal_id = p.id),
      'decline', (select to_jsonb(x) from declines x where x.proposal_id = p.id and x.dropped_at is null order by x.drafted_at desc limit 1),
      'second_look', (select to_jsonb(x) - 'request' - 'explanation' || jsonb_build_object('reviewer_tied', exists (select from conflict_declarations t
          where t.proposal_id = x.proposal_id and t.person_id = x.reviewer_id and t.has_tie))
        from second_looks x where x.proposal_id = p.id order by x.asked_at desc limit 1),
      'reviewers', (select jsonb_agg(x.reviewer_id) from second_looks x where x.proposal_id = p.id and x.reviewer_id is not null),
      'hold', (select to_jsonb(x) from holds x where x.proposal_id = p.id and x.resumed_at is null order by x.at desc limit 1),
      'waits', (select jsonb_agg(to_jsonb(x) order by x.due nulls last, x.since) from waits x where x.proposal_id = p.id and x.ended_at is null)
    ) as record
    from proposals p where p.id = any (${ids as string[]}::uuid[]) order by array_position(${ids as string[]}::uuid[], p.id)`.execute(
    tx,
  );
  return result.rows.map((row) => recordFromRow(row.record));
}

/**
 * What decides who has the ball, and what the gates rest on, without anybody's words: read by the clock, null when the proposal is gone.
 * `gates` has more of plan, minutes and text (whether there is one), for gatesOf alone.
 */
export async function findBallFacts(
  tx: Tx,
  id: string,
): Promise<{ record: ProposalRecord; gates: ProposalRecord } | null> {
  const result = await sql<{
    facts: Record<string, unknown>;
    more: Record<string, unknown> & { fields: readonly string[] };
  }>`select jsonb_set(f.facts, '{proposal,sealed}', to_jsonb(p.sealed)) || jsonb_build_object(
    'parts', (select jsonb_agg(x.facts order by x.position, x.part_id) from wall.ball_parts x where x.proposal_id = f.proposal_id),
    'to_dos', (select jsonb_agg(x.facts order by x.due, x.id) from wall.ball_to_dos x where x.proposal_id = f.proposal_id),
    'step_requests', (select jsonb_agg(x.facts order by x.at, x.id) from wall.ball_step_requests x where x.proposal_id = f.proposal_id),
    'meetings', (select jsonb_agg(x.facts order by x.starts_at) from wall.ball_meetings x where x.proposal_id = f.proposal_id),
    'messages', (select x.facts from wall.ball_messages x where x.proposal_id = f.proposal_id),
    'open_suggestions', (select jsonb_agg(x.facts order by x.at, x.suggestion_id) from wall.ball_suggestions x where x.proposal_id = f.proposal_id),
    'second_look', (select x.facts from wall.ball_second_looks x where x.proposal_id = f.proposal_id order by x.facts->>'asked_at' desc limit 1),
    'fairness_holds', wall.fairness_stands(f.proposal_id)) as facts,
    (select g.facts from wall.gate_facts g where g.proposal_id = f.proposal_id) as more
    from wall.ball_facts f join proposals p on p.id = f.proposal_id where f.proposal_id = ${id}`.execute(tx);
  const row = result.rows[0];
  if (!row) return null;
  const gates = { ...recordFromRow({ ...row.facts, ...row.more }), fields: row.more.fields };
  return { record: recordFromRow(row.facts), gates };
}
