-- A decline is drafted by an officer and confirmed by the chief (process.md). The chief may send the draft back with a reason; then the officer
-- writes it anew, or drops it and goes on with the proposal. The proposer reads nothing of either.
alter table declines
  add column sent_back_by uuid references people,
  add column sent_back_at timestamptz,
  add column sent_back_reason text not null default '',
  add column dropped_at timestamptz,
  add constraint declines_sent_back_with_reason check ((sent_back_at is null) = (sent_back_by is null) and (sent_back_at is null or sent_back_reason <> '')),
  add constraint declines_sent_as_they_stand check (sent_at is null or (sent_back_at is null and dropped_at is null));

create or replace function wall.guard_decline() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if (tg_op = 'UPDATE' and old.sent_at is not null) or (new.sent_at is not null and (tg_op = 'INSERT' or not wall.is(new.proposal_id, 'chief') or new.confirmed_by is null)) then
    raise exception 'a decline is sent by the chief, once' using errcode = 'insufficient_privilege';
  end if;
  -- Four eyes: whoever writes a draft anew is its drafter, and nobody puts another's name under it.
  if tg_op = 'UPDATE' and new.drafted_by is distinct from old.drafted_by and new.drafted_by is distinct from app.person() then
    raise exception 'a decline is drafted in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and old.dropped_at is not null then
    raise exception 'a dropped decline stands' using errcode = 'insufficient_privilege';
  end if;
  if new.sent_back_at is not null and (tg_op = 'INSERT' or new.sent_back_at is distinct from old.sent_back_at)
    and (not wall.is(new.proposal_id, 'chief') or new.sent_back_by is distinct from app.person() or new.drafted_by = app.person()) then
    raise exception 'the chief sends back what another has drafted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- The clock's view of who has the ball (0008), with the time of sending back; a dropped draft waits for nobody.
create or replace view wall.ball_facts as
select p.id as proposal_id, p.municipality_id, jsonb_build_object(
  'proposal', jsonb_build_object('id', p.id, 'organisation_id', p.organisation_id, 'kind', p.kind, 'title', '', 'fields', '[]'::jsonb, 'sdgs', '[]'::jsonb,
    'status', p.status, 'status_before', p.status_before, 'version', p.version, 'fiscal_year', p.fiscal_year, 'serial', p.serial, 'created_at', p.created_at,
    'submitted_at', p.submitted_at, 'received_at', p.received_at, 'dialogue_at', p.dialogue_at, 'active_at', p.active_at, 'completed_at', p.completed_at, 'status_at', p.status_at),
  'organisation', '',
  'parts', (select jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state) order by x.position, x.id) from protected_parts x where x.proposal_id = p.id),
  'inquiries', (select jsonb_agg(to_jsonb(x) || jsonb_build_object('outcome', a.outcome, 'confirmed_at', a.confirmed_at, 'released_at', a.released_at) order by x.asked_at)
    from inquiries x left join inquiry_answers a on a.inquiry_id = x.id where x.proposal_id = p.id),
  'outlook', (select jsonb_build_object('told_at', x.told_at) from outlooks x where x.proposal_id = p.id),
  'meetings', (select jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state, 'proposed_side', x.proposed_side, 'starts_at', x.starts_at, 'city_confirmed_at', x.city_confirmed_at, 'partner_confirmed_at', x.partner_confirmed_at) order by x.starts_at) from meetings x where x.proposal_id = p.id),
  'messages', (select jsonb_build_object('partner', max(x.at) filter (where x.side = 'partner'), 'city', max(x.at) filter (where x.side <> 'partner'), 'asks', max(x.at) filter (where x.side <> 'partner' and x.asks_answer)) from messages x where x.proposal_id = p.id),
  'plan', (select jsonb_build_object('version', x.version, 'drafted_at', x.drafted_at, 'drafted_side', x.drafted_side, 'city_approved_at', x.city_approved_at, 'partner_approved_at', x.partner_approved_at) from plans x where x.proposal_id = p.id order by x.version desc limit 1),
  'feasibility', (select jsonb_build_object('answer', x.answer, 'decided_at', x.decided_at, 'conditions',
      (select coalesce(jsonb_agg(jsonb_build_object('met_at', c->'met_at')), '[]') from jsonb_array_elements(x.conditions) c)) from feasibilities x where x.proposal_id = p.id order by x.decided_at desc limit 1),
  'method_facts', (select '{}'::jsonb from method_facts x where x.proposal_id = p.id),
  'papers', (select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'method', x.method, 'drafted_by', x.drafted_by, 'drafted_at', x.drafted_at,
    'steps', (select jsonb_agg(jsonb_build_object('position', s.position, 'person_id', s.person_id, 'decision', s.decision) order by s.position) from approval_steps s where s.paper_id = x.id)) order by x.drafted_at desc)
    from approval_papers x where x.proposal_id = p.id),
  'confirmations', (select jsonb_agg(jsonb_build_object('principle', x.principle, 'by_id', x.by_id, 'at', x.at)) from gate_confirmations x where x.proposal_id = p.id),
  'agreement', (select jsonb_build_object('version', x.version, 'kind', x.kind, 'state', x.state, 'plan_version', x.plan_version, 'concluded_on', x.concluded_on) from agreements x where x.proposal_id = p.id order by x.version desc limit 1),
  'award', (select jsonb_build_object('contracted_on', x.contracted_on, 'amount_yen', 0) from awards x where x.proposal_id = p.id),
  'cooperation', (select jsonb_build_object('starts_on', x.starts_on, 'city_confirmed_at', x.city_confirmed_at, 'partner_confirmed_at', x.partner_confirmed_at) from cooperations x where x.proposal_id = p.id),
  'eligible', (select x.is_eligible from eligibility_results x where x.proposal_id = p.id),
  'drafts', (select jsonb_object_agg(x.kind, jsonb_build_object('state', x.state, 'needs_consent', x.needs_consent, 'comment_due', x.comment_due, 'partner_commented_at', x.partner_commented_at, 'partner_consented_at', x.partner_consented_at)) from publication_drafts x where x.proposal_id = p.id),
  'initiatives', (select jsonb_agg(jsonb_build_object('id', x.id, 'ends_on', x.ends_on, 'state', x.state, 'reports', (select count(*) from initiative_reports r where r.initiative_id = x.id)) order by x.starts_on, x.id) from initiatives x where x.proposal_id = p.id),
  'final_report', (select jsonb_build_object('at', x.at, 'ended_early_reason', case when x.ended_early_reason = '' then '' else '1' end) from final_reports x where x.proposal_id = p.id),
  'lessons', (select jsonb_agg(x.side) from lessons x where x.proposal_id = p.id),
  'decline', (select jsonb_build_object('id', x.id, 'drafted_by', x.drafted_by, 'drafted_at', x.drafted_at, 'sent_at', x.sent_at, 'sent_back_at', x.sent_back_at)
    from declines x where x.proposal_id = p.id and x.dropped_at is null order by x.drafted_at desc limit 1),
  'hold', (select jsonb_build_object('until', x.until, 'at', x.at) from holds x where x.proposal_id = p.id and x.resumed_at is null order by x.at desc limit 1),
  'waits', (select jsonb_agg(to_jsonb(x) order by x.due nulls last, x.since) from waits x where x.proposal_id = p.id and x.ended_at is null)
) as facts
from proposals p where p.municipality_id = (select app.municipality());
