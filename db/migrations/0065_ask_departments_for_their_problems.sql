-- 課題のたね (U5, G6.1b): departments are asked twice a year for their problems, and may ask the desk quietly at any time. What is
-- written is seen by that department and the desk alone; out of a seed a challenge may grow.
alter table challenge_requests add column asked_at timestamptz not null default now();
alter table challenge_requests alter column asked_at drop default;
grant select (asked_at, due, answer) on challenge_requests to :clock;
create index challenge_requests_newest on challenge_requests (municipality_id, asked_on desc, department_id);

alter table challenge_seeds
  -- help: a question to the desk before there is a problem to describe.
  add column kind text not null default 'problem' check (kind in ('problem', 'help')),
  add column affected text not null default '',
  add column tried text not null default '',
  add column request_id uuid references challenge_requests,
  add column challenge_id uuid references challenges;
create index challenge_seeds_of_request on challenge_seeds (request_id) where request_id is not null;

drop policy adds on challenge_seeds;
create policy adds on challenge_seeds for insert to :person with check (municipality_id = (select app.municipality()) and by_id = (select app.person())
  and department_id = any ((select app.departments())::uuid[]) and state = 'open' and challenge_id is null
  -- The answer of a department to what that department was asked.
  and (request_id is null or exists (select from challenge_requests r where r.id = challenge_seeds.request_id and r.department_id = challenge_seeds.department_id)));
drop policy changes on challenge_seeds;
create policy changes on challenge_seeds for update to :person using (municipality_id = (select app.municipality())
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))))
  with check (municipality_id = (select app.municipality())
  and (challenge_id is null or exists (select from challenges c where c.id = challenge_seeds.challenge_id and c.department_id = challenge_seeds.department_id)));
grant update (challenge_id) on challenge_seeds to :person;

-- ── who is told ─────────────────────────────────────────────────────────────────────────────────────────────────────
alter table notices
  add column request_id uuid references challenge_requests on delete cascade,
  add column seed_id uuid references challenge_seeds on delete cascade;
alter table notices drop constraint notices_about_one_thing;
alter table notices add constraint notices_about_one_thing
  check (num_nonnulls(proposal_id, consultation_id, challenge_id, request_id, seed_id) = 1);

drop policy reads on notices;
create policy reads on notices for select to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and (proposal_id is null or exists (select from proposals p where p.id = notices.proposal_id))
  and (consultation_id is null or exists (select from consultations c where c.id = notices.consultation_id))
  and (challenge_id is null or exists (select from challenges c where c.id = notices.challenge_id))
  and (request_id is null or exists (select from challenge_requests r where r.id = notices.request_id))
  and (seed_id is null or exists (select from challenge_seeds s where s.id = notices.seed_id)));

-- The people of a department, or of the desk where it is null, without who has just acted.
create function app.people_to_tell(city text, department uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct s.person_id from staff_posts s join people p on p.id = s.person_id and p.ended_at is null
  where s.municipality_id = city and s.ended_at is null and s.person_id is distinct from app.person()
    and case when department is null then s.role in ('officer', 'chief') else s.department_id = department end
$$;
revoke all on function app.people_to_tell(text, uuid) from public;

create function app.tell_of_request() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices (person_id, municipality_id, request_id, kind, what, due, at)
  select p, new.municipality_id, new.id, 'turn', 'answerRequest', new.due, new.asked_at
  from app.people_to_tell(new.municipality_id, new.department_id) p;
  return null;
end $$;
create trigger challenge_requests_tell after insert on challenge_requests for each row execute function app.tell_of_request();

-- A seed is the desk's turn; an answer of the desk the department's, and the other way round.
create function app.tell_of_seed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices (person_id, municipality_id, seed_id, kind, what, at)
  select p, new.municipality_id, new.id, 'turn', 'answerSeed', new.at from app.people_to_tell(new.municipality_id, null) p;
  return null;
end $$;
create trigger challenge_seeds_tell after insert on challenge_seeds for each row execute function app.tell_of_seed();

create function app.tell_of_seed_reply() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into notices (person_id, municipality_id, seed_id, kind, what, at)
  select p, new.municipality_id, new.seed_id, 'turn', case new.by_side when 'desk' then 'readSeedReply' else 'answerSeed' end, new.at
  from challenge_seeds s cross join lateral app.people_to_tell(new.municipality_id, case new.by_side when 'desk' then s.department_id end) p
  where s.id = new.seed_id;
  return null;
end $$;
create trigger challenge_seed_replies_tell after insert on challenge_seed_replies for each row execute function app.tell_of_seed_reply();

-- The desk reminds those that have not answered; once a day at most, so that a second press does not press departments.
create function app.remind_of_requests(day date, at timestamptz) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told int;
begin
  if not (app.has_role('officer') or app.has_role('chief')) then raise insufficient_privilege; end if;
  with open as (
    select r.id, r.municipality_id, r.department_id, r.due from challenge_requests r
    where r.municipality_id = app.municipality() and r.asked_on = day and r.answer is null
      and not exists (select from notices n where n.request_id = r.id and n.at > remind_of_requests.at - interval '20 hours')
  ), told_now as (
    insert into notices (person_id, municipality_id, request_id, kind, what, due, at)
    select p, open.municipality_id, open.id, 'turn', 'answerRequest', open.due, remind_of_requests.at
    from open cross join lateral app.people_to_tell(open.municipality_id, open.department_id) p returning request_id
  )
  select count(distinct request_id)::int into told from told_now;
  return told;
end $$;
revoke all on function app.remind_of_requests(date, timestamptz) from public;
grant execute on function app.remind_of_requests(date, timestamptz) to :person;

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
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null)
  and not exists (select from challenge_requests r where r.id = n.request_id and r.answer is not null);
