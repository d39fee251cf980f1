-- A function in SQL that its caller cannot take in (security definer) is planned anew at every call; in PL/pgSQL it keeps its plan for as
-- long as the connection. So what every page and every act asks is in PL/pgSQL: who is told of an act (fifteen tables: more than all else that
-- a submission asks), whether something is unread, whether the fairness check holds. What they say is as before (0113, 0040, 0109).
create or replace function app.tell(news jsonb, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  insert into notices (person_id, proposal_id, kind, what, subject_id, wait_id, due, at)
  select distinct on (t.person_id, n.kind, n.what, n.subject, n.wait)
    t.person_id, p.id, n.kind, n.what, n.subject, n.wait, n.due, tell.at
  from jsonb_to_recordset(news) as n (proposal uuid, kind text, what text, audience text, department uuid, person uuid, subject uuid, wait uuid, due date, by uuid)
  -- What is sealed exists for its own organisation alone. One look by its key for each piece of news: how many there are is unknown to the
  -- plan, and as a join it read all proposals (9 ms of 10,000) for each act. The limit keeps it a look.
  cross join lateral (select x.id, x.organisation_id, x.dialogue_at from proposals x
    where x.id = n.proposal and x.municipality_id = app.municipality() and x.submitted_at is not null
      and (not x.sealed or n.audience = 'partner') limit 1) p
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
    -- The chief's own turns stay the chief's: a deputy of the desk does not confirm for them.
    select d.deputy_id from deputies d where n.audience not in ('partner', 'chief') and d.person_id = meant.person_id and d.ended_at is null
      and (tell.at at time zone 'Asia/Tokyo')::date between d.from_day and d.to_day
      -- Whoever is away may have other parts than the one that the deputy stands in for: of those the deputy learns nothing, not even a number.
      and (exists (select from staff_posts o where o.person_id = d.deputy_id and o.ended_at is null and (o.role in ('officer', 'chief')
          or exists (select from inquiries i where i.proposal_id = p.id and i.department_id = o.department_id and i.ended_at is null)))
        or exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = meant.person_id))
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  where t.person_id is distinct from n.by
    and not exists (select from conflict_declarations c where c.proposal_id = p.id and c.person_id = t.person_id and c.has_tie)
  on conflict do nothing;
end $$;

create or replace function app.has_unread(person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from notices n where n.person_id = has_unread.person and n.read_at is null);
end $$;

create or replace function wall.fairness_terms_now(proposal uuid) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return app.fairness_terms(
    (select p.body from plans p where p.proposal_id = proposal order by p.version desc limit 1),
    (select f.facts from method_facts f where f.proposal_id = proposal));
end $$;

create or replace function wall.has_drafted(proposal uuid, person uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return exists (select from plans p where p.proposal_id = proposal and p.drafted_by = person)
    or exists (select from plan_suggestions s where s.proposal_id = proposal and s.by_id = person and s.state = 'accepted');
end $$;

create or replace function wall.fairness_stands(proposal uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((select c.conclusion = 'fair'
      and not wall.has_drafted(proposal, c.by_id)
      and (c.terms is null or not exists (select from jsonb_each(wall.fairness_terms_now(proposal)) n where n.value is distinct from c.terms -> n.key))
    from fairness_checks c where c.proposal_id = proposal order by c.at desc limit 1), false);
end $$;

create or replace function app.fairness_holds(proposal uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return (wall.flags(proposal) & (1 + 4 + 32 + 64 + 256)) <> 0 and wall.fairness_stands(proposal);
end $$;
