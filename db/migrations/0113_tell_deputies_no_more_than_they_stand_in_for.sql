-- Who stands in for somebody hears and sees what they stand in for, and no more; and what is told waits for nobody who may not know it any
-- more. Mends of 0091 and 0092; what is not spoken of is as it stands there.

-- A deputy of an approver is one as long as they could be named one: whoever came to the desk since, or has no post left, decides nothing.
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
        and ((t.role = 'approver'
            and exists (select from staff_posts own where own.person_id = p.id and own.role in ('staff', 'head', 'approver') and own.ended_at is null)
            and not exists (select from staff_posts own where own.person_id = p.id and own.role in ('officer', 'chief') and own.ended_at is null))
          or (t.role = 'head' and exists (select from staff_posts own
          where own.person_id = p.id and own.department_id = t.department_id and own.ended_at is null)))), '[]'),
    s.last_seen_at, p.demo_key,
    (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) order by o.name), '[]') from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > at and p.ended_at is null and p.blocked_at is null;
end $$;

-- As 0092 says it, but for the two remarks in it.
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
  on conflict do nothing
$$;

-- As 0091 says it, and what happened between a notice and its letter counts.
create or replace view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial, n.challenge_id, n.subject_id,
  n.request_id, n.seed_id, n.hand_over_id
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null and who.blocked_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null)
  -- What happened since: a tie that was declared, a member who left. The letter would carry a number, and the days of meetings.
  and (n.proposal_id is null or not exists (select from conflict_declarations t where t.proposal_id = n.proposal_id and t.person_id = n.person_id and t.has_tie))
  and (n.proposal_id is null or who.side <> 'partner'
    or exists (select from memberships b where b.person_id = n.person_id and b.organisation_id = p.organisation_id and b.ended_at is null))
  and not exists (select from challenge_requests r where r.id = n.request_id and r.answer is not null);

-- That somebody cannot receive something says that they may have a tie: only who plans such a hand-over asks, about what they see.
create or replace function app.may_receive(person uuid, department uuid, proposal uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (app.person() is null or app.has_role('chief') or exists (select from staff_posts h
      where h.person_id = app.person() and h.department_id = department and h.role = 'head' and h.ended_at is null))
    and exists (select from staff_posts s join people p on p.id = s.person_id
      where s.person_id = person and s.municipality_id = app.municipality() and s.ended_at is null and p.ended_at is null and p.blocked_at is null
        and case when department is null then s.role in ('officer', 'chief') else s.department_id = department end)
    and (proposal is null or app.person() is null or (wall.flags(proposal) & (4 + 64)) <> 0)
    and (proposal is null or not exists (select from conflict_declarations t where t.proposal_id = proposal and t.person_id = person and t.has_tie))
$$;
