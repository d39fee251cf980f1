-- 代理・代決 (process.md "deputies (代決) while away"): from a day to a day somebody acts for a head of their department or for an approver on a
-- route, in their own name; somebody of the desk hears for a colleague what the colleague would hear (decision 0059). It ends by its day alone.
create table deputies (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  -- Who is away, and who acts for them.
  person_id uuid not null references people,
  deputy_id uuid not null references people,
  from_day date not null,
  to_day date not null,
  reason text not null check (reason <> ''),
  named_by uuid not null references people,
  named_at timestamptz not null,
  -- Ended before its day.
  ended_at timestamptz,
  constraint deputies_not_oneself check (person_id <> deputy_id),
  constraint deputies_days_in_order check (to_day >= from_day),
  -- A year: whoever is away longer has a successor.
  constraint deputies_not_for_ever check (to_day <= from_day + 366)
);
create index deputies_of_deputy on deputies (deputy_id, to_day) where ended_at is null;
create index deputies_of_person on deputies (person_id, to_day) where ended_at is null;
create index deputies_newest on deputies (municipality_id, from_day desc, id);
alter table deputies enable row level security;

-- Who stands near enough: of the same department for its head; of the desk for the desk; for an approver anybody of the staff who is not of
-- the desk, which decides no project. Administrators manage accounts, and are nobody's deputies by that.
create function app.may_deputise(person uuid, deputy uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  with posts as (select s.person_id, s.role, s.department_id from staff_posts s join people p on p.id = s.person_id
    where s.person_id in (person, deputy) and s.municipality_id = app.municipality() and s.ended_at is null and p.ended_at is null and p.side = 'city')
  select exists (select from posts a join posts b on b.person_id = deputy and b.department_id = a.department_id where a.person_id = person and a.role = 'head')
    or (exists (select from posts a where a.person_id = person and a.role in ('officer', 'chief'))
      and exists (select from posts b where b.person_id = deputy and b.role in ('officer', 'chief')))
    or (exists (select from posts a where a.person_id = person and a.role = 'approver')
      and exists (select from posts b where b.person_id = deputy and b.role in ('staff', 'head', 'approver'))
      and not exists (select from posts b where b.person_id = deputy and b.role in ('officer', 'chief')))
$$;
revoke all on function app.may_deputise(uuid, uuid) from public;
grant execute on function app.may_deputise(uuid, uuid) to :person;

create policy reads on deputies for select to :person using (municipality_id = (select app.municipality())
  and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')));
create policy adds on deputies for insert to :person with check (municipality_id = (select app.municipality()) and named_by = (select app.person())
  and (person_id = (select app.person()) or (select app.has_role('chief'))) and ended_at is null and app.may_deputise(person_id, deputy_id));
create policy ends on deputies for update to :person using (municipality_id = (select app.municipality()) and ended_at is null
  and (person_id = (select app.person()) or deputy_id = (select app.person()) or (select app.has_role('chief')))) with check (ended_at is not null);
grant select, insert on deputies to :person;
grant update (ended_at) on deputies to :person;

-- Approvers for whom the person of this transaction stands in: told by the program with the person, as the departments are.
create function app.stands_in() returns uuid[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.stands_in', true), ''), ',')::uuid[], '{}'::uuid[])
$$;
grant execute on function app.stands_in() to :person;

-- As 0077 says it, with what somebody is as a deputy on that day: head of the own department, or the persons they stand in for.
create or replace function app.session_person(hash bytea, at timestamptz) returns table (
  person_id uuid, municipality_id text, name text, side text, organisation jsonb, posts jsonb, last_seen_at timestamptz, demo_key text, memberships jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select p.id, p.municipality_id, p.name, p.side,
    (select jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.organisation_id = s.organisation_id and m.ended_at is null),
    (select coalesce(jsonb_agg(jsonb_build_object('role', t.role, 'department_id', t.department_id, 'department', d.name) order by t.role), '[]')
      from staff_posts t left join departments d on d.id = t.department_id where t.person_id = p.id and t.ended_at is null)
    || coalesce((select jsonb_agg(jsonb_build_object('role', case t.role when 'head' then 'deputy_head' else 'stands_in' end, 'department_id', t.department_id,
        'department', d.name, 'person_id', y.person_id) order by y.id, t.id)
      from deputies y join staff_posts t on t.person_id = y.person_id and t.ended_at is null left join departments d on d.id = t.department_id
      where y.deputy_id = p.id and y.ended_at is null and (at at time zone 'Asia/Tokyo')::date between y.from_day and y.to_day
        and (t.role = 'approver' or (t.role = 'head' and exists (select from staff_posts own
          where own.person_id = p.id and own.department_id = t.department_id and own.ended_at is null)))), '[]'),
    s.last_seen_at, p.demo_key,
    (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) order by o.name), '[]') from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > at and p.ended_at is null and p.blocked_at is null;
end $$;

-- As 0060 says it, and who stands in for somebody on the route is on it. Their own tie takes them out, not that of who is away.
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
  c.inside and (exists (select from approval_steps s where s.proposal_id = p.id
      and (s.person_id = (select app.person()) or s.person_id = any ((select app.stands_in())::uuid[])))
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
select 'on_route', s.proposal_id from approval_steps s where s.person_id = any ((select app.stands_in())::uuid[])
union all
select 'on_route', l.proposal_id from second_looks l where l.reviewer_id = (select app.person());

-- ── 代決: the step stays the approver's, and says who decided it ─────────────────────────────────────────────────────────
alter table approval_steps add column decided_by uuid references people;
comment on column approval_steps.decided_by is 'Who decided in place of the person (代決); null: the person.';
drop policy changes on approval_steps;
create policy changes on approval_steps for update to :person using (municipality_id = app.municipality()
  and (wall.flags(proposal_id) & 256) <> 0 and (person_id = app.person() or person_id = any (app.stands_in())));
drop trigger a_columns on approval_steps;
create trigger a_columns before update on approval_steps for each row execute function wall.guard_columns(
  'on_route', 'decision comment decided_at decided_by');

-- As 0014 says it; a deputy decides in their own name, never what they drafted, and never beside a step of their own (four eyes).
create or replace function wall.guard_step() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.decision is not null or exists (select from approval_papers a where a.id = new.paper_id and a.drafted_by = new.person_id) then
      raise exception 'a step begins undecided, and not with the drafter' using errcode = 'insufficient_privilege';
    end if;
  elsif old.decision is not null then
    raise exception 'a step is decided once' using errcode = 'insufficient_privilege';
  elsif app.person() is not null and new.person_id <> app.person() then
    if new.decided_by is distinct from app.person()
      or exists (select from approval_papers a where a.id = new.paper_id and a.drafted_by = app.person())
      or exists (select from approval_steps s where s.paper_id = new.paper_id
        and (s.person_id = app.person() or (s.decided_by = app.person() and s.position <> new.position))) then
      raise exception 'a deputy decides in their own name, once on a route, and nothing that they drafted' using errcode = 'insufficient_privilege';
    end if;
  elsif new.decided_by is not null and app.person() is not null then
    raise exception 'who decides their own step is nobody''s deputy' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- A deputy of a head confirms what somebody else drafted.
create function wall.guard_deputy_answer() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and new.confirmed_by is not null and (tg_op = 'INSERT' or new.confirmed_by is distinct from old.confirmed_by)
    and new.confirmed_by = new.drafted_by and not exists (select from staff_posts s where s.person_id = new.confirmed_by
      and s.department_id = new.department_id and s.role = 'head' and s.ended_at is null) then
    raise exception 'a deputy does not confirm their own draft' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger g_deputy before insert or update on inquiry_answers for each row execute function wall.guard_deputy_answer();

-- ── who is told: as 0040 says it, and whoever stands in for them ────────────────────────────────────────────────────────
create or replace function app.tell(news jsonb, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, proposal_id, kind, what, subject_id, wait_id, due, at)
  select distinct on (t.person_id, n.kind, n.what, n.subject, n.wait)
    t.person_id, p.id, n.kind, n.what, n.subject, n.wait, n.due, tell.at
  from jsonb_to_recordset(news) as n (proposal uuid, kind text, what text, audience text, department uuid, person uuid, subject uuid, wait uuid, due date, by uuid)
  -- What is sealed exists for its own organisation alone.
  join proposals p on p.id = n.proposal and p.municipality_id = app.municipality() and p.submitted_at is not null
    and (not p.sealed or n.audience = 'partner')
  cross join lateral (
    select m.person_id from memberships m where n.audience = 'partner' and m.organisation_id = p.organisation_id and m.ended_at is null
    union all
    select a.person_id from assignments a where n.audience = 'desk' and a.proposal_id = p.id and a.ended_at is null
    union all
    -- Nobody is assigned yet: the whole desk.
    select s.person_id from staff_posts s where s.ended_at is null and s.municipality_id = app.municipality() and s.role in ('officer', 'chief')
      and n.audience = 'desk' and not exists (select from assignments a where a.proposal_id = p.id and a.ended_at is null)
    union all
    select s.person_id from staff_posts s where n.audience = 'chief' and s.ended_at is null and s.municipality_id = app.municipality() and s.role = 'chief'
    union all
    select s.person_id from staff_posts s where n.audience in ('department', 'head') and s.ended_at is null and s.department_id = n.department
      and s.municipality_id = app.municipality() and (n.audience = 'department' or s.role = 'head')
    union all
    -- The departments that take part in the dialogue.
    select s.person_id from staff_posts s join inquiries i on i.department_id = s.department_id and i.proposal_id = p.id and i.ended_at is null
      join inquiry_answers a on a.inquiry_id = i.id and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions')
      where n.audience = 'departments' and s.ended_at is null and p.dialogue_at is not null
    union all
    select n.person where n.audience = 'person' and n.person is not null
  ) meant
  cross join lateral (
    select meant.person_id
    union all
    -- The chief's own turns stay the chief's: a deputy of the desk does not confirm for them.
    select d.deputy_id from deputies d where n.audience not in ('partner', 'chief') and d.person_id = meant.person_id and d.ended_at is null
      and (tell.at at time zone 'Asia/Tokyo')::date between d.from_day and d.to_day
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  where t.person_id is distinct from n.by
    and not exists (select from conflict_declarations c where c.proposal_id = p.id and c.person_id = t.person_id and c.has_tie)
  on conflict do nothing
$$;
