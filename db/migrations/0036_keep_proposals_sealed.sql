-- A sealed challenge: until its deadline a proposal to it exists for its own organisation alone. The row of the matrix "sealed proposal before
-- its opening" overrides every other row, so it is judged where everything is judged: whoever is in the city is nothing to it, not
-- even to its number. It stays `submitted`, has no clocks, and can only be taken back.

alter table proposals add column sealed boolean not null default false;
alter table proposals add constraint proposals_sealed_stand_still check (not sealed or status in ('draft', 'submitted', 'withdrawn'));
create index proposals_sealed on proposals (challenge_id) where sealed;

-- With the submission, by the challenge itself: nobody's command can forget it, and nobody's column can lift it (a_columns, 0014).
create function wall.seal_proposal() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.sealed := exists (select from challenges c where c.id = new.challenge_id and c.is_sealed);
  return new;
end $$;
create trigger z_seals before update of submitted_at on proposals for each row
  when (old.submitted_at is null and new.submitted_at is not null) execute function wall.seal_proposal();

-- The same as before (0015), with the seal: nobody is inside of what is sealed.
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
  c.inside and exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = (select app.person())) as on_route,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null and i.is_lead
    and i.department_id = any ((select app.departments())::uuid[])) as lead,
  p.submitted_at is not null and not p.sealed as submitted,
  p.dialogue_at is not null as reached_dialogue
from proposals p
cross join lateral (select p.submitted_at is not null and not p.sealed and not exists (
  select from conflict_declarations t where t.proposal_id = p.id and t.person_id = (select app.person()) and t.has_tie) as inside) c
where p.municipality_id = (select app.municipality());

alter policy reads on proposals using (municipality_id = (select app.municipality()) and (
  active_at is not null
  or organisation_id = (select app.organisation())
  or (submitted_at is not null and not sealed and id not in (select o.proposal_id from wall.of_person o where o.relation = 'tie') and (
    (select app.has_role('officer') or app.has_role('chief'))
    or (dialogue_at is not null and (select cardinality(app.departments()) > 0 or app.has_role('approver')))
    or id in (select o.proposal_id from wall.of_person o where o.relation in ('asked', 'on_route'))))));

-- Nobody waits for what nobody may read; the desk reads its waits by their own row (0010).
create or replace function wall.no_wait_of_a_draft() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from proposals p where p.id = new.proposal_id and (p.submitted_at is null or p.sealed)) then
    raise exception 'a draft and what is sealed wait for nobody' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- How many stand where (P7a): what is sealed is in no count.
create or replace function app.public_counts() returns table (status text, number int)
language sql stable security definer set search_path = public, pg_temp as $$
  select status, count(*)::int from proposals
  where municipality_id = app.municipality() and submitted_at is not null and not sealed
  group by status having count(*) >= 3
$$;

-- A consultation that became a sealed proposal would tell who has sent one: it becomes so when the proposal is opened.
create or replace function app.consultation_became_proposal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.sealed then return null; end if;
  with became as (
    update consultations c set state = 'became_proposal', due = null, version = version + 1
    from consultation_drafts d where d.proposal_id = new.id and c.id = d.consultation_id returning c.id, c.municipality_id)
  insert into consultation_steps (municipality_id, consultation_id, kind, at) select b.municipality_id, b.id, 'claimed', new.submitted_at from became b;
  return null;
end $$;
create trigger proposals_opened_from_consultations after update of sealed on proposals
  for each row when (old.sealed and not new.sealed) execute function app.consultation_became_proposal();

-- ── holding and opening ─────────────────────────────────────────────────────────────────────────────────────────────
-- Whoever submits holds the challenge until they are done: the clock cannot close it in between, so everything that was taken in time is
-- opened at the same moment, and what comes after is refused.
create function app.hold_challenge(challenge uuid) returns table (status text, deadline date)
language sql security definer set search_path = public, pg_temp as $$
  select c.status, c.deadline from challenges c
  where c.id = challenge and c.municipality_id = app.municipality() and c.published_at is not null for share
$$;

-- All at once, once, and only after the challenge was closed. Taken back before, a proposal stays sealed for good: the city never saw it.
create function app.open_sealed(challenge uuid) returns table (proposal_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from challenges c where c.id = challenge and c.municipality_id = app.municipality() and c.is_sealed
    and c.status in ('closed', 'concluded') for update;
  if not found then return; end if;
  return query update proposals p set sealed = false
    where p.challenge_id = challenge and p.sealed and p.status = 'submitted' and p.municipality_id = app.municipality() returning p.id;
end $$;
-- Which challenges still hold something: ids of challenges, to the clock alone.
create function app.challenges_to_open() returns table (challenge_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct p.challenge_id from proposals p join challenges c on c.id = p.challenge_id
  where p.sealed and p.status = 'submitted' and p.municipality_id = app.municipality() and c.status in ('closed', 'concluded')
  order by 1 limit 100
$$;
revoke all on function app.hold_challenge(uuid), app.open_sealed(uuid), app.challenges_to_open() from public;
grant execute on function app.hold_challenge(uuid) to :person;
grant execute on function app.open_sealed(uuid), app.challenges_to_open() to :clock;
grant select (sealed, fiscal_year, serial) on proposals to :clock;
