-- What 0122 said and the next version of a function did not: 0134 wrote app.tell anew from 0113. The newest before is 0134 (how it looks
-- things up), whom it tells is as 0122 says: the chief's deputy hears what waits for the chief, and nobody whom a tie chose hears anything.
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
  on conflict do nothing;
end $$;

-- Access for law is never granted to oneself (0033); a chief's deputy does not grant it to the chief in whose place they grant it.
create policy not_to_who_is_away on law_accesses as restrictive for insert to :person
  with check ((select app.has_role('chief')) or not person_id = any ((select app.chief_for())::uuid[]));

-- After a split: whoever has a tie does not choose who decides (0068), neither apart nor with the rest, whether it was declared before or
-- after. Such a proposal goes where the administrator's arrangement leads.
create function app.chose_free(choice split_choices, proposal uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from conflict_declarations t where t.proposal_id = chose_free.proposal and t.person_id = choice.chosen_by and t.has_tie)
$$;
revoke all on function app.chose_free(split_choices, uuid) from public;

create or replace function app.goes_to(department uuid, what text, item uuid, otherwise uuid) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  about uuid := (select i.proposal_id from inquiries i where what = 'inquiry' and i.id = item);
begin
  return coalesce((select c.successor_id from split_choices c
      where c.department_id = department and c.kind = what and c.item_id = item and app.chose_free(c, about)),
    (select c.successor_id from split_choices c where c.department_id = department and c.kind = 'rest' and app.chose_free(c, about)), otherwise);
end $$;

create or replace function app.proposal_goes_to(department uuid, proposal uuid, otherwise uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select c.successor_id from split_choices c
      where c.department_id = department and c.proposal_id = proposal and app.chose_free(c, proposal) limit 1),
    (select c.successor_id from split_choices c where c.department_id = department and c.kind = 'rest' and app.chose_free(c, proposal)), otherwise)
$$;
