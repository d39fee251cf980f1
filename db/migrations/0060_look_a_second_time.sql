-- もう一度の検討 (process.md "declined"): the proposer asks once for each decline; a reviewer from settings, above who decided, upholds it or
-- reopens the proposal where it was (decision 0035). They see it as an approver on the route does.
create table second_looks (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  decline_id uuid not null references declines,
  request text not null check (request <> ''),
  asked_by uuid not null references people,
  asked_at timestamptz not null,
  due date not null,
  -- Null: nobody in settings is left who had no part in the decision; the chief names one.
  reviewer_id uuid references people,
  answer text check (answer in ('upheld', 'reopened')),
  explanation text not null default '',
  answered_at timestamptz,
  constraint second_looks_once unique (decline_id),
  constraint second_looks_answered_with_words check ((answer is null) = (answered_at is null)
    and (answer is null or (explanation <> '' and reviewer_id is not null)))
);
create index second_looks_of_proposal on second_looks (proposal_id, asked_at desc);
create index second_looks_of_reviewer on second_looks (reviewer_id, proposal_id);
alter table second_looks enable row level security;

-- As 0036 says it, and who looks a second time is on the route.
create or replace view wall.judged as
select
  p.id as proposal_id,
  coalesce(p.organisation_id = (select app.organisation()), false) as proposer,
  p.active_at is not null as public,
  c.inside and (select app.has_role('officer') or app.has_role('chief')) as desk,
  c.inside and (select app.has_role('chief')) as chief,
  c.inside and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')) as staff,
  c.inside and p.dialogue_at is not null
    and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')) as staff_in_dialogue,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null
    and i.department_id = any ((select app.departments())::uuid[])) as asked,
  c.inside and p.dialogue_at is not null and exists (select from inquiries i join inquiry_answers a on a.inquiry_id = i.id
    where i.proposal_id = p.id and i.ended_at is null and i.department_id = any ((select app.departments())::uuid[])
      and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions')) as taking_part,
  c.inside and (exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = (select app.person()))
    or exists (select from second_looks l where l.proposal_id = p.id and l.reviewer_id = (select app.person()))) as on_route,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null and i.is_lead
    and i.department_id = any ((select app.departments())::uuid[])) as lead,
  p.submitted_at is not null and not p.sealed as submitted,
  p.dialogue_at is not null as reached_dialogue
from proposals p
cross join lateral (select p.submitted_at is not null and not p.sealed and not exists (
  select from conflict_declarations t where t.proposal_id = p.id and t.person_id = (select app.person()) and t.has_tie) as inside) c
where p.municipality_id = (select app.municipality());

create or replace view wall.of_person as
select 'tie' as relation, t.proposal_id from conflict_declarations t where t.person_id = (select app.person()) and t.has_tie
union all
select 'asked', i.proposal_id from inquiries i where i.ended_at is null and i.department_id = any ((select app.departments())::uuid[])
union all
select 'on_route', s.proposal_id from approval_steps s where s.person_id = (select app.person())
union all
select 'on_route', l.proposal_id from second_looks l where l.reviewer_id = (select app.person());
create trigger second_looks_forget after insert or update or delete on second_looks execute function wall.forget();

call wall.line('second_looks', 's.proposer or s.desk or s.on_route', 's.proposer and second_looks.asked_by = (select app.person())',
  's.chief or (s.on_route and second_looks.reviewer_id = (select app.person()))');

-- Owner's rights: it compares with settings, and with a decline that its asker reads.
create function wall.guard_second_look() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  decided declines;
begin
  if app.person() is null then return new; end if;
  select d.* into decided from declines d where d.id = new.decline_id;
  if tg_op = 'INSERT' and (new.answer is not null or decided.proposal_id is distinct from new.proposal_id or decided.sent_at is null
    or not exists (select from proposals p where p.id = new.proposal_id and p.status = 'declined')) then
    raise exception 'a second look is asked for at a decline that was sent' using errcode = 'insufficient_privilege';
  end if;
  if new.reviewer_id is not null and (tg_op = 'INSERT' or new.reviewer_id is distinct from old.reviewer_id)
    and (new.reviewer_id in (decided.drafted_by, decided.confirmed_by) or not exists (select from municipalities m
      where m.id = new.municipality_id and m.settings -> 'secondLookReviewers' ? new.reviewer_id::text)) then
    raise exception 'who looks a second time stands in settings, and had no part in the decision' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (old.answer is not null
    or (to_jsonb(new) - 'reviewer_id' - 'answer' - 'explanation' - 'answered_at') is distinct from (to_jsonb(old) - 'reviewer_id' - 'answer' - 'explanation' - 'answered_at')
    or ((new.answer, new.explanation, new.answered_at) is distinct from (old.answer, old.explanation, old.answered_at) and old.reviewer_id is distinct from app.person())) then
    raise exception 'its reviewer answers, once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_answer before insert or update on second_looks for each row execute function wall.guard_second_look();

create or replace function wall.guard_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare reopens boolean;
begin
  if new.municipality_id <> old.municipality_id or new.organisation_id <> old.organisation_id
    or (old.serial is not null and (new.serial, new.fiscal_year, new.submitted_at) is distinct from (old.serial, old.fiscal_year, old.submitted_at)) then
    raise exception 'a proposal keeps its municipality, organisation and number' using errcode = 'insufficient_privilege';
  end if;
  if app.person() is null then return new; end if;
  -- Who looks a second time reopens a declined proposal where it was, once they have said so and why, and moves nothing else.
  reopens := old.status = 'declined' and new.status = old.status_before and exists (
    select from second_looks l where l.proposal_id = old.id and l.reviewer_id = app.person() and l.answer = 'reopened'
      and l.decline_id = (select d.id from declines d where d.proposal_id = old.id and d.sent_at is not null order by d.sent_at desc limit 1));
  if not reopens and not exists (select from wall.sight s where s.proposal_id = old.id and (s.proposer or s.desk))
    and (new.status, new.status_before, new.status_at, new.version) is distinct from (old.status, old.status_before, old.status_at, old.version) then
    raise exception 'only its organisation and the desk move a proposal' using errcode = 'insufficient_privilege';
  end if;
  if new.status <> old.status and exists (select from wall.sight s where s.proposal_id = old.id and s.proposer)
    and not (new.status = 'withdrawn' or (new.status = 'submitted' and old.status in ('draft', 'additions_asked'))) then
    raise exception 'its organisation sends a proposal and takes it back, and no more' using errcode = 'insufficient_privilege';
  end if;
  if old.submitted_at is not null and (new.title, new.fields) is distinct from (old.title, old.fields) then
    raise exception 'title and fields stand with the number' using errcode = 'insufficient_privilege';
  end if;
  if (new.dialogue_at is distinct from old.dialogue_at and (old.dialogue_at is not null or new.status <> 'dialogue'))
    or (new.active_at is distinct from old.active_at and (old.active_at is not null or new.status <> 'active')) then
    raise exception 'a proposal is seen by more people with its status alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
drop trigger a_columns on proposals;
create trigger a_columns before update on proposals for each row execute function wall.guard_columns(
  'proposer', 'title fields sdgs status status_before status_at version fiscal_year serial submitted_at',
  'desk', 'status status_before status_at version received_at dialogue_at active_at completed_at',
  'on_route', 'status status_before status_at version');

-- What the clock needs to know of it, without anybody's words.
create view wall.ball_second_looks as
select l.proposal_id, jsonb_build_object('id', l.id, 'decline_id', l.decline_id, 'asked_at', l.asked_at, 'due', l.due, 'answer', l.answer, 'answered_at', l.answered_at,
  'reviewer_id', l.reviewer_id, 'reviewer_tied', exists (select from conflict_declarations t where t.proposal_id = l.proposal_id and t.person_id = l.reviewer_id and t.has_tie)) as facts
from second_looks l where l.municipality_id = (select app.municipality()) and l.answer is null;
grant select on wall.ball_second_looks to :clock;
