-- What a person may not see does not exist for them (process.md): wall.sight named every proposal there is, drafts of others among them, with
-- "no" to every relation. The judgement stays in one place, wall.judged, which nobody's role reads; what a role reads of it are the
-- proposals that the policy "reads" on proposals shows to this person too.

create view wall.judged as
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
  c.inside and exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = (select app.person())) as on_route,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null and i.is_lead
    and i.department_id = any ((select app.departments())::uuid[])) as lead,
  p.submitted_at is not null as submitted,
  p.dialogue_at is not null as reached_dialogue
from proposals p
cross join lateral (select p.submitted_at is not null and not exists (
  select from conflict_declarations t where t.proposal_id = p.id and t.person_id = (select app.person()) and t.has_tie) as inside) c
where p.municipality_id = (select app.municipality());

-- The same words as the policy "reads" on proposals, without the question about ties: who has declared one knows the proposal. "asked" and
-- "on_route" come from the few rows that are the person's, looked up once: named as columns each relation would be planned once more in
-- every policy that joins this view.
create or replace view wall.sight as
select j.proposal_id, j.proposer, j.public, j.desk, j.chief, j.staff, j.staff_in_dialogue, j.asked, j.taking_part, j.on_route, j.lead
from wall.judged j
where j.public or j.proposer or (j.submitted and (
  (select app.has_role('officer') or app.has_role('chief'))
  or (j.reached_dialogue and (select cardinality(app.departments()) > 0 or app.has_role('approver')))
  or j.proposal_id in (select o.proposal_id from wall.of_person o where o.relation in ('asked', 'on_route'))));

-- The same as before (0008), asked of the judgement itself: for one proposal that the row at hand names already.
create or replace function wall.flags(proposal uuid) returns int language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  subject text := proposal::text || coalesce(current_setting('app.person', true), '');
  memo text := current_setting('wall.memo', true);
  flags int;
begin
  if starts_with(memo, subject) then return substr(memo, length(subject) + 2)::int; end if;
  select s.proposer::int + s.public::int * 2 + s.desk::int * 4 + s.chief::int * 8 + s.staff::int * 16 + s.staff_in_dialogue::int * 32
      + s.asked::int * 64 + s.taking_part::int * 128 + s.on_route::int * 256 + s.lead::int * 512
    into flags from wall.judged s where s.proposal_id = proposal;
  perform set_config('wall.memo', subject || ' ' || coalesce(flags, 0), true);
  return coalesce(flags, 0);
end $$;

-- The waits, the one list that is judged by joining wall.sight, pay for it with what they had twice. The desk has a policy of its own
-- (0010). A wait about an agreement is read by all staff (the matrix: agreement ● staff), by the row's own columns, because wall.sight
-- names to them only what they see.
do $$
declare
  sees text := wall.sees('waits');
  of_desk text := substring(sees from '\(waits\.line = any \(''[^'']*''\) and s\.desk\)\s+or ');
  of_staff text := ' or (waits.line = ''agreement'' and s.staff)';
begin
  if of_desk is null or position(of_staff in sees) = 0 then raise exception 'wall.sees has changed: %', sees; end if;
  execute format('alter policy reads on waits using (municipality_id = (select app.municipality()) and (
    (line = ''agreement'' and (select cardinality(app.departments()) > 0 or app.has_role(''approver''))
      and proposal_id not in (select t.proposal_id from wall.ties t))
    or exists (select from wall.sight s where s.proposal_id = waits.proposal_id and (%s))))', replace(replace(sees, of_staff, ''), of_desk, ''));
end $$;
