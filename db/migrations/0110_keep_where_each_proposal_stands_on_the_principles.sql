-- Where every open proposal stands on the seven principles, for the page of the whole desk: what src/domain/principles/gates.ts says of the
-- record, kept with each act in its transaction, because the record of a proposal costs a millisecond and five thousand of them five seconds.
-- A row stands as long as a proposal is open and not sealed. `p1_since` …: since when this principle waits for somebody (missing, or filled
-- and not confirmed), null while it does not; `rules`: by which version of the rules it was written.
create table gate_states (
  proposal_id uuid primary key references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  p1 text not null check (p1 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p1_since timestamptz,
  p2 text not null check (p2 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p2_since timestamptz,
  p3 text not null check (p3 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p3_since timestamptz,
  p4 text not null check (p4 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p4_since timestamptz,
  p5 text not null check (p5 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p5_since timestamptz,
  p6 text not null check (p6 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p6_since timestamptz,
  p7 text not null check (p7 in ('confirmed', 'filled', 'missing', 'later', 'not_applicable')),
  p7_since timestamptz,
  waiting_since timestamptz generated always as (least(p1_since, p2_since, p3_since, p4_since, p5_since, p6_since, p7_since)) stored,
  rules int not null
);
comment on table gate_states is 'A copy of what the gates say of each open proposal; the record is the truth.';
create index gate_states_longest_waiting on gate_states (municipality_id, waiting_since, proposal_id);
create index gate_states_of_older_rules on gate_states (municipality_id, rules);
alter table gate_states enable row level security;
-- Nobody in the city sees a draft or what is sealed, and so nothing is kept of them (the desk reads these rows by themselves, without
-- asking of each what it is).
create trigger gate_states_of_submitted before insert or update on gate_states for each row execute function wall.no_wait_of_a_draft();
create policy reads on gate_states for select to :person using (
  municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief'))
  and proposal_id not in (select t.proposal_id from wall.ties t));
grant select on gate_states to :person;
create policy clock_keeps on gate_states for all to :clock using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()));
grant select, insert, update, delete on gate_states to :clock;

-- The clock keeps them, and sees no words of anybody: every text becomes whether there is one. Blank is what JavaScript's trim takes away.
create function app.without_words(value jsonb) returns jsonb language plpgsql immutable as $$
begin
  case jsonb_typeof(value)
    when 'string' then
      return to_jsonb(case when value #>> '{}' ~ '^[\u0009-\u000d\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]*$' then '' else '1' end);
    when 'array' then return (select coalesce(jsonb_agg(app.without_words(x) order by n), '[]') from jsonb_array_elements(value) with ordinality e(x, n));
    when 'object' then return (select coalesce(jsonb_object_agg(k, app.without_words(x)), '{}') from jsonb_each(value) e(k, x));
    else return value;
  end case;
end $$;
revoke all on function app.without_words(jsonb) from public;
grant execute on function app.without_words(jsonb) to :clock;

create view wall.gate_facts as
select p.id as proposal_id, jsonb_build_object(
  'fields', to_jsonb(p.fields),
  'challenge', case when p.challenge_id is not null then jsonb_build_object('id', p.challenge_id) end,
  'text', (select jsonb_build_object('version', t.version, 'benefit', app.without_words(to_jsonb(t.benefit)))
    from proposal_texts t where t.proposal_id = p.id and t.submitted_at is not null order by t.version desc limit 1),
  'meetings', (select jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state, 'proposed_side', x.proposed_side, 'starts_at', x.starts_at,
      'city_confirmed_at', x.city_confirmed_at, 'city_confirmed_by', x.city_confirmed_by,
      'partner_confirmed_at', x.partner_confirmed_at, 'partner_confirmed_by', x.partner_confirmed_by) order by x.starts_at)
    from meetings x where x.proposal_id = p.id),
  'plan', (select jsonb_build_object('version', x.version, 'body', app.without_words(x.body), 'drafted_by', x.drafted_by,
      'drafted_side', x.drafted_side, 'drafted_at', x.drafted_at, 'city_approved_at', x.city_approved_at, 'city_approved_by', x.city_approved_by,
      'partner_approved_at', x.partner_approved_at, 'partner_approved_by', x.partner_approved_by)
    from plans x where x.proposal_id = p.id order by x.version desc limit 1),
  'confirmations', (select jsonb_agg(jsonb_build_object('principle', x.principle, 'evidence', '', 'goals', app.without_words(x.goals),
      'by_id', x.by_id, 'at', x.at)) from gate_confirmations x where x.proposal_id = p.id),
  'fairness', (select jsonb_build_object('conclusion', x.conclusion, 'by_id', x.by_id, 'at', x.at)
    from fairness_checks x where x.proposal_id = p.id order by x.at desc limit 1),
  'drafts', (select jsonb_object_agg(x.kind, jsonb_build_object('state', x.state, 'withheld_reason', app.without_words(to_jsonb(x.withheld_reason)), 'decided_by', x.decided_by,
      'decided_at', x.decided_at)) from publication_drafts x where x.proposal_id = p.id)) as facts
from proposals p where p.municipality_id = (select app.municipality());
grant select on wall.gate_facts to :clock;

-- Open proposals of which nothing is kept yet, or by rules of before: the clock catches up (src/jobs/keep-gates.ts).
create view wall.gates_to_keep as
select p.id as proposal_id from proposals p
where p.municipality_id = (select app.municipality()) and p.submitted_at is not null and not p.sealed
  and p.status in ('submitted', 'additions_asked', 'received', 'inquiry', 'dialogue', 'method_review', 'preparing', 'in_call', 'active', 'on_hold')
  and not exists (select from gate_states g where g.proposal_id = p.id);
grant select on wall.gates_to_keep to :clock;
