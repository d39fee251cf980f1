-- 代決 for the desk's chief and for whoever approves a challenge, and narrower deputies (decision 0068, which amends 0059). What is not spoken of
-- is as 0092 and 0113 say it.

-- ── who stands in for whom, as the session tells it ─────────────────────────────────────────────────────────────────────
-- Chiefs in whose place somebody of the desk acts; everybody for whom this person is a deputy in whichever part; and who named them, in the same
-- order.
create function app.chief_for() returns uuid[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.chief_for', true), ''), ',')::uuid[], '{}'::uuid[])
$$;
create function app.deputises() returns uuid[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.deputises', true), ''), ',')::uuid[], '{}'::uuid[])
$$;
create function app.named_by() returns uuid[] language sql stable parallel safe as $$
  select coalesce(string_to_array(nullif(current_setting('app.named_by', true), ''), ',')::uuid[], '{}'::uuid[])
$$;
grant execute on function app.chief_for(), app.deputises(), app.named_by() to :person, :visitor, :authenticator, :clock, :worker;

-- P2: whoever has a tie does not choose who decides in their place. It answers of this person's own deputyships alone.
create function app.may_act_for(proposal uuid, away uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from unnest(app.deputises(), app.named_by()) y(person_id, named_by) where y.person_id = away
    and not exists (select from conflict_declarations t where t.proposal_id = proposal and t.person_id = y.named_by and t.has_tie))
$$;
revoke all on function app.may_act_for(uuid, uuid) from public;
grant execute on function app.may_act_for(uuid, uuid) to :person, :visitor, :clock, :worker;

-- As 0092 says who stands near enough, for functions of the database; people ask by app.may_deputise.
create function app.near_enough(person uuid, deputy uuid) returns boolean
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
revoke all on function app.near_enough(uuid, uuid) from public;

-- It answers who may name one: oneself, the chief for anybody, an administrator for a chief (who may be away already).
create or replace function app.may_deputise(person uuid, deputy uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (person = app.person() or app.has_role('chief') or (app.has_role('administrator') and exists (select from staff_posts k
      where k.person_id = person and k.role = 'chief' and k.municipality_id = app.municipality() and k.ended_at is null)))
    -- Nobody makes themselves another's deputy.
    and deputy is distinct from app.person()
    and app.near_enough(person, deputy)
$$;

drop policy reads on deputies;
create policy reads on deputies for select to :person using (municipality_id = (select app.municipality())
  and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver') or app.has_role('administrator')));
drop policy adds on deputies;
create policy adds on deputies for insert to :person with check (municipality_id = (select app.municipality()) and named_by = (select app.person())
  and ended_at is null and app.may_deputise(person_id, deputy_id));
drop policy ends on deputies;
create policy ends on deputies for update to :person using (municipality_id = (select app.municipality()) and ended_at is null
  and (person_id = (select app.person()) or deputy_id = (select app.person()) or (select app.has_role('chief'))
    or ((select app.has_role('administrator')) and exists (select from staff_posts k where k.person_id = deputies.person_id and k.role = 'chief' and k.ended_at is null))))
  with check (ended_at is not null);

-- As 0113 says it, with the chief's deputy, and by whom each was named.
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
    || coalesce((select jsonb_agg(jsonb_build_object(
        'role', case t.role when 'head' then 'deputy_head' when 'chief' then 'deputy_chief' else 'stands_in' end, 'department_id', t.department_id,
        'department', d.name, 'person_id', y.person_id, 'named_by', y.named_by) order by y.id, t.id)
      from deputies y join staff_posts t on t.person_id = y.person_id and t.ended_at is null left join departments d on d.id = t.department_id
      where y.deputy_id = p.id and y.ended_at is null and (at at time zone 'Asia/Tokyo')::date between y.from_day and y.to_day
        and ((t.role = 'approver'
            and exists (select from staff_posts own where own.person_id = p.id and own.role in ('staff', 'head', 'approver') and own.ended_at is null)
            and not exists (select from staff_posts own where own.person_id = p.id and own.role in ('officer', 'chief') and own.ended_at is null))
          or (t.role = 'chief' and exists (select from staff_posts own where own.person_id = p.id and own.role in ('officer', 'chief') and own.ended_at is null))
          or (t.role = 'head' and exists (select from staff_posts own
          where own.person_id = p.id and own.department_id = t.department_id and own.ended_at is null)))), '[]'),
    s.last_seen_at, p.demo_key,
    (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) order by o.name), '[]') from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > at and p.ended_at is null and p.blocked_at is null;
end $$;

-- ── the wall: as 0092 says it; a chief's deputy has the chief's part in a proposal, and nobody chosen by a tie has any ──────────
create or replace view wall.judged as
select
  p.id as proposal_id,
  coalesce(p.organisation_id = (select app.organisation()), false) as proposer,
  p.active_at is not null as public,
  c.inside and (select app.has_role('officer') or app.has_role('chief')) as desk,
  c.inside and ((select app.has_role('chief')) or ((select cardinality(app.chief_for()) > 0)
    and exists (select from unnest((select app.chief_for())) k(away) where app.may_act_for(p.id, k.away)))) as chief,
  c.inside and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')) as staff,
  c.inside and p.dialogue_at is not null
    and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')) as staff_in_dialogue,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null
    and i.department_id = any ((select app.departments())::uuid[])) as asked,
  c.inside and p.dialogue_at is not null and exists (select from inquiries i join inquiry_answers a on a.inquiry_id = i.id
    where i.proposal_id = p.id and i.ended_at is null and i.department_id = any ((select app.departments())::uuid[])
      and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions')) as taking_part,
  c.inside and (exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = (select app.person()))
    or ((select cardinality(app.stands_in()) > 0) and exists (select from approval_steps s where s.proposal_id = p.id
      and s.person_id = any ((select app.stands_in())::uuid[]) and app.may_act_for(p.id, s.person_id)))
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
select 'on_route', s.proposal_id from approval_steps s where s.person_id = any ((select app.stands_in())::uuid[]) and app.may_act_for(s.proposal_id, s.person_id)
union all
select 'on_route', l.proposal_id from second_looks l where l.reviewer_id = (select app.person());

-- What somebody's tie is, the chief reads; a deputy needs no more than that there is one.
drop policy reads on conflict_details;
create policy reads on conflict_details for select to :person using (municipality_id = (select app.municipality()) and (
  person_id = (select app.person())
  or ((select app.has_role('chief')) and (wall.flags(proposal_id) & 8) <> 0)));

-- ── four eyes ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- As 0092 says it; a step is decided for whom this person may act there.
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
    if new.decided_by is distinct from app.person() or not app.may_act_for(new.proposal_id, new.person_id)
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

-- An answer is confirmed by a head of the department, or in the place of one what somebody else drafted.
create or replace function wall.guard_deputy_answer() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and new.confirmed_by is not null and (tg_op = 'INSERT' or new.confirmed_by is distinct from old.confirmed_by)
    and not exists (select from staff_posts s where s.person_id = new.confirmed_by
      and s.department_id = new.department_id and s.role = 'head' and s.ended_at is null)
    and (new.confirmed_by = new.drafted_by or not exists (select from staff_posts s where s.department_id = new.department_id and s.role = 'head'
      and s.ended_at is null and app.may_act_for(new.proposal_id, s.person_id))) then
    raise exception 'a deputy does not confirm their own draft' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- 実施できるか (G8.2b) is the head's own judgement in the head's own words: nobody drafts it, so nobody confirms it in the head's place.
create function wall.guard_feasibility() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and app.person() is not null and not exists (select from staff_posts s
    join inquiries i on i.department_id = s.department_id and i.proposal_id = new.proposal_id and i.is_lead and i.ended_at is null
    where s.person_id = app.person() and s.role = 'head' and s.ended_at is null) then
    raise exception 'the head of the lead department decides whether it is feasible, and no deputy' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger g_head before insert on feasibilities for each row execute function wall.guard_feasibility();

-- In place of the chief nobody decides about the publication of what they drafted. (A decline has its own check: declines_four_eyes.)
create function wall.guard_deputy_case() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and app.person() is not null and not app.has_role('chief') and exists (select from publication_drafts d
    where d.proposal_id = new.proposal_id and d.kind = 'case' and d.drafted_by = app.person()) then
    raise exception 'a deputy does not publish their own draft' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger g_deputy before insert or update on published_cases for each row execute function wall.guard_deputy_case();
create function wall.guard_deputy_facts() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and app.person() is not null and not app.has_role('chief') and new.kind = 'facts'
    and new.state = 'withheld' and old.state <> 'withheld' and old.drafted_by = app.person() then
    raise exception 'a deputy does not withhold their own draft' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger g_deputy before update on publication_drafts for each row execute function wall.guard_deputy_facts();

-- ── 代決 of a challenge's approval ──────────────────────────────────────────────────────────────────────────────────────
alter table challenge_approvals add column decided_by uuid references people;
comment on column challenge_approvals.decided_by is 'Who decided in place of the person (代決); null: the person.';
alter table challenge_steps add column in_place_of uuid references people;
comment on column challenge_steps.in_place_of is 'In whose place it was done (代決); null: by_id for themselves.';

-- While it waits for whom somebody stands in for it is theirs to see; afterwards it stays with who decided.
create or replace view wall.challenges_on_route as
select a.challenge_id, a.text_version, a.decision from challenge_approvals a
where a.person_id = (select app.person()) or a.decided_by = (select app.person())
  or (a.decision is null and a.person_id = any ((select app.deputises())::uuid[]));

drop policy reads on challenge_approvals;
create policy reads on challenge_approvals for select to :person using (municipality_id = (select app.municipality())
  and exists (select from challenges c where c.id = challenge_approvals.challenge_id
    and (c.department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))
      or challenge_approvals.person_id = (select app.person()) or challenge_approvals.decided_by = (select app.person())
      or (challenge_approvals.decision is null and challenge_approvals.person_id = any ((select app.deputises())::uuid[])))));
drop policy decides on challenge_approvals;
create policy decides on challenge_approvals for update to :person using (municipality_id = (select app.municipality()) and decision is null
    and (person_id = (select app.person()) or person_id = any ((select app.deputises())::uuid[])))
  with check (decision is not null and ((person_id = (select app.person()) and decided_by is null)
    or (person_id = any ((select app.deputises())::uuid[]) and decided_by = (select app.person()))));
grant update (decided_by) on challenge_approvals to :person;

-- Four eyes: a deputy decides nothing that they wrote, checked, or sent to its approval.
create function wall.guard_deputy_approval() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and new.decided_by is not null and (new.named_by = new.decided_by
    or exists (select from challenge_gates g where g.challenge_id = new.challenge_id and g.text_version = new.text_version and g.by_id = new.decided_by)
    or exists (select from challenge_steps s where s.challenge_id = new.challenge_id and s.kind in ('drafted', 'edited') and s.by_id = new.decided_by)) then
    raise exception 'a deputy approves nothing that they wrote, checked or sent to approval' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger g_deputy before update on challenge_approvals for each row execute function wall.guard_deputy_approval();

-- As 0035 says it, and the approval may be a deputy's.
create or replace function wall.guard_challenge() returns trigger language plpgsql as $$
declare
  of_desk boolean := app.has_role('officer') or app.has_role('chief');
  of_department boolean := old.department_id = any (app.departments());
  on_route boolean;
  words_changed boolean := (new.title, new.title_en, new.ask, new.ask_en, new.background, new.offered, new.fields, new.sdgs, new.deadline,
      new.is_sealed, new.advantage, new.contact) is distinct from
    (old.title, old.title_en, old.ask, old.ask_en, old.background, old.offered, old.fields, old.sdgs, old.deadline,
      old.is_sealed, old.advantage, old.contact);
  fits boolean;
begin
  if not row_security_active(tg_relid) then return new; end if;
  -- The clock has no columns for words; its moves stand in its policy, one after the other.
  if app.person() is null then
    if (old.status, new.status) not in (('forecast', 'open'), ('open', 'closed')) then
      raise exception 'the clock opens and closes challenges' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  on_route := exists (select from wall.challenges_on_route r where r.challenge_id = old.id and r.text_version = old.text_version);
  if words_changed then
    fits := case
      when old.published_at is null then old.status = 'draft' and new.status = 'draft' and (of_department or of_desk)
      -- After publication the words change by an amendment, and the way in which proposals are read does not change at all.
      else old.status in ('forecast', 'open') and new.status = old.status and of_desk and new.is_sealed = old.is_sealed end;
    if not fits or new.text_version <> old.text_version + 1 then
      raise exception 'a challenge is written as a draft, and amended once it is public' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.outcome is distinct from old.outcome and not ((of_desk or of_department) and new.status in ('concluded', 'withdrawn')) then
    raise exception 'what came of it is told at its end' using errcode = 'insufficient_privilege';
  end if;
  if (new.published_at, new.code, new.opens_on) is distinct from (old.published_at, old.code, old.opens_on)
    and not (of_desk and (old.status, new.status) in (('approved', 'forecast'), ('approved', 'open'), ('forecast', 'open'), ('forecast', 'forecast'))) then
    raise exception 'the desk publishes what was approved' using errcode = 'insufficient_privilege';
  end if;
  if new.status = old.status then return new; end if;
  fits := case old.status || ' ' || new.status
    when 'draft in_check' then of_department or of_desk
    when 'in_check draft' then of_desk
    when 'in_check checked' then of_desk and (select count(*) from challenge_gates g where g.challenge_id = old.id and g.text_version = old.text_version) = 2
    when 'checked approved' then on_route and exists (select from challenge_approvals a where a.challenge_id = old.id
      and a.text_version = old.text_version and coalesce(a.decided_by, a.person_id) = app.person() and a.decision = 'approved')
    when 'checked draft' then on_route and exists (select from challenge_approvals a where a.challenge_id = old.id
      and a.text_version = old.text_version and coalesce(a.decided_by, a.person_id) = app.person() and a.decision = 'sent_back')
    when 'approved forecast' then of_desk
    when 'approved open' then of_desk
    when 'forecast open' then of_desk
    when 'open closed' then of_desk
    when 'closed concluded' then of_desk or of_department
    else new.status = 'withdrawn' and old.status not in ('concluded', 'withdrawn') and (of_desk or (of_department and old.published_at is null)) end;
  if not fits then
    raise exception 'a challenge is not made % from % like this', new.status, old.status using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Deputies of somebody on a day who could be named today: functions that tell people ask it.
create function app.deputies_on(person uuid, at timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select d.deputy_id from deputies d where d.person_id = person and d.ended_at is null and d.municipality_id = app.municipality()
    and (at at time zone 'Asia/Tokyo')::date between d.from_day and d.to_day and app.near_enough(d.person_id, d.deputy_id)
$$;
revoke all on function app.deputies_on(uuid, timestamptz) from public;

-- As 0041 and 0069 say it, and whoever stands in for the approver.
create or replace function app.tell_of_challenge(challenge uuid, audience text, task text, subject uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, municipality_id, challenge_id, kind, what, subject_id, at)
  select distinct t.person_id, c.municipality_id, c.id, 'turn', task, subject, tell_of_challenge.at
  from challenges c cross join lateral (
    select s.person_id from staff_posts s where s.municipality_id = c.municipality_id and s.ended_at is null
      and case audience when 'desk' then s.role in ('officer', 'chief') when 'department' then s.department_id = c.department_id else false end
    union
    select w.person_id from challenge_approvals a cross join lateral (select a.person_id union select app.deputies_on(a.person_id, tell_of_challenge.at)) w
    where audience = 'approver' and a.challenge_id = c.id and a.decision is null
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  where c.id = challenge and t.person_id is distinct from app.person()
$$;
create or replace function app.remind(dues jsonb, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, municipality_id, consultation_id, challenge_id, request_id, kind, what, due, at)
  select distinct t.person_id, app.municipality(), d.consultation, d.challenge, d.request, d.kind, d.task, d.due, remind.at
  from jsonb_to_recordset(dues) as d (consultation uuid, challenge uuid, request uuid, audience text, department uuid, kind text, task text, due date)
  cross join lateral (
    select s.person_id from staff_posts s where s.municipality_id = app.municipality() and s.ended_at is null and case d.audience
      when 'desk' then s.role in ('officer', 'chief')
      when 'chief' then s.role = 'chief'
      when 'department' then s.department_id = d.department
      when 'head' then s.department_id = d.department and s.role = 'head'
      else false end
    union
    select w.person_id from challenge_approvals a cross join lateral (select a.person_id union select app.deputies_on(a.person_id, remind.at)) w
    where d.audience = 'person' and a.challenge_id = d.challenge and a.decision is null
    union
    select app.deputies_on(s.person_id, remind.at) from staff_posts s
    where d.audience = 'chief' and s.municipality_id = app.municipality() and s.ended_at is null and s.role = 'chief'
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  on conflict do nothing
$$;

-- As 0113 says it, and the chief's deputy hears what waits for the chief.
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
      -- A department that was released or has passed it on hears no more of it.
      and exists (select from inquiries i where i.proposal_id = p.id and i.department_id = n.department and i.ended_at is null)
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
    -- In place of the chief somebody of the desk; nobody whom a tie chose, on either side.
    select d.deputy_id from deputies d where n.audience <> 'partner' and d.person_id = meant.person_id and d.ended_at is null
      and (tell.at at time zone 'Asia/Tokyo')::date between d.from_day and d.to_day
      and (n.audience <> 'chief' or exists (select from staff_posts o where o.person_id = d.deputy_id and o.ended_at is null and o.role in ('officer', 'chief')))
      and not exists (select from conflict_declarations c where c.proposal_id = p.id and c.person_id = d.named_by and c.has_tie)
      -- Whoever is away may have other parts than the one that the deputy stands in for: of those the deputy learns nothing, not even a number.
      and (exists (select from staff_posts o where o.person_id = d.deputy_id and o.ended_at is null and (o.role in ('officer', 'chief')
          or exists (select from inquiries i where i.proposal_id = p.id and i.department_id = o.department_id and i.ended_at is null)))
        or exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = meant.person_id))
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  where t.person_id is distinct from n.by
    and not exists (select from conflict_declarations c where c.proposal_id = p.id and c.person_id = t.person_id and c.has_tie)
  on conflict do nothing
$$;

-- A step says in whose place it was done only where it is so.
create policy in_place on challenge_steps as restrictive for insert to :person
  with check (in_place_of is null or in_place_of = any ((select app.deputises())::uuid[]));

-- ── 組織改正: a new name is a new department (0058) ─────────────────────────────────────────────────────────────────────
-- Under a new name what names a department is read on (P7b). So what follows as that is nobody yet: no people, no work, and nothing else follows the
-- old one. Whoever arranges departments reads no proposal, and widens nobody's reading by calling a merger a new name.
create function wall.guard_succession() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.person() is null or new.kind <> 'renamed' then return new; end if;
  if not new.takes_open
    or exists (select from department_successors s where s.department_id = new.department_id)
    or exists (select from department_successors s where s.successor_id = new.successor_id)
    or exists (select from staff_posts s where s.department_id = new.successor_id)
    or exists (select from inquiries i where i.department_id = new.successor_id)
    or not exists (select from departments d where d.id = new.successor_id and d.opened_on = new.on_day) then
    raise exception 'a new name is a new department' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_new_name before insert on department_successors for each row execute function wall.guard_succession();
