-- Whoever an administrator shuts out is out, also when they signed in at that very moment, and gets no letters about the city's work.

-- Taken one after the other: an administrator who blocks waits for a session that is just being opened, and ends it; a session that comes
-- later waits for them, and is refused.
create or replace function wall.refuse_blocked() returns trigger language plpgsql as $$
declare
  is_out boolean;
begin
  select p.blocked_at is not null or p.ended_at is not null into is_out from people p where p.id = new.person_id for share;
  if is_out then
    raise exception 'somebody who is shut out gets no session' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- And should a session live on all the same, it is nobody's while they are shut out.
create or replace function app.session_person(hash bytea, at timestamptz) returns table (
  person_id uuid, municipality_id text, name text, side text, organisation jsonb, posts jsonb, last_seen_at timestamptz, demo_key text, memberships jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select p.id, p.municipality_id, p.name, p.side,
    (select jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.organisation_id = s.organisation_id and m.ended_at is null),
    (select coalesce(jsonb_agg(jsonb_build_object('role', t.role, 'department_id', t.department_id, 'department', d.name) order by t.role), '[]')
      from staff_posts t left join departments d on d.id = t.department_id where t.person_id = p.id and t.ended_at is null),
    s.last_seen_at, p.demo_key,
    (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) order by o.name), '[]') from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > at and p.ended_at is null and p.blocked_at is null;
end $$;

create or replace view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial, n.challenge_id, n.subject_id,
  n.request_id, n.seed_id
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null and who.blocked_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null)
  and not exists (select from challenge_requests r where r.id = n.request_id and r.answer is not null);

create or replace view wall.department_clocks as
select s.person_id, who.name, c.email, w.municipality_id, w.proposal_id, w.task, w.due, p.fiscal_year, p.serial, w.since
from waits w
join proposals p on p.id = w.proposal_id
join staff_posts s on s.department_id = w.department_id and s.ended_at is null
join people who on who.id = s.person_id and who.ended_at is null and who.blocked_at is null
join contacts c on c.person_id = s.person_id
where w.municipality_id = (select app.municipality()) and w.holder = 'department' and w.ended_at is null
  and not exists (select from conflict_declarations t where t.proposal_id = w.proposal_id and t.person_id = s.person_id and t.has_tie);

-- Their notices still come into being, to be read once they are let in again; the letters that would tell of them do not (above).

-- That somebody is shut out, perhaps for a suspicion, is theirs and their administrators': no colleague and no company reads it. What is shown
-- of somebody's access is read by the authenticator, as all that signs somebody in.
revoke select on people from :person, :clock;
grant select (id, municipality_id, name, kana, side, demo_key, ended_at, created_at) on people to :person, :clock;
