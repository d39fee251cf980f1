-- The life of a challenge (課題提示型, G8.1②): a department drafts it, the desk checks it against P1 and P2, somebody else approves it, it is
-- announced, opened, closed, and told what came of it. Before it is published it exists for its own department, the desk, and whoever
-- was named to approve it; everything that speaks of people stands in tables of its own, never in the row that the public reads.

alter table challenges drop constraint challenges_status_check;
alter table challenges add constraint challenges_status_known check (status in
  ('draft', 'in_check', 'checked', 'approved', 'forecast', 'open', 'closed', 'concluded', 'withdrawn'));
-- Withdrawn before it was published, a challenge stays inside: that it has a time of publication is what makes it public.
alter table challenges drop constraint challenges_published_have_time;
alter table challenges add constraint challenges_published_have_time check (
  status not in ('forecast', 'open', 'closed', 'concluded') or published_at is not null);
alter table challenges
  add column opens_on date,
  -- Proposals stay closed to everybody in the city until the deadline.
  add column is_sealed boolean not null default false,
  -- The proposer's advantage (提案者の優遇), if any, and how it will be used: said beforehand, or there is none (P2).
  add column advantage text not null default '',
  add column contact text not null default '',
  add column version int not null default 1,
  -- Raised by every change of the words: a check and an approval hold for one version of them.
  add column text_version int not null default 1,
  add constraint challenges_sealed_have_deadline check (not is_sealed or deadline is not null or status = 'draft');
create index challenges_of_department on challenges (department_id, id);
create index challenges_forecast on challenges (municipality_id, opens_on, id) where status = 'forecast';

-- What was done, in order; never rewritten. Comments of the desk on the words are steps too.
create table challenge_steps (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid not null references challenges,
  kind text not null check (kind in ('drafted', 'edited', 'sent-to-check', 'commented', 'sent-back', 'gate-confirmed', 'sent-to-approval',
    'approved', 'approval-refused', 'forecast', 'opened', 'amended', 'closed', 'concluded', 'withdrawn')),
  body text not null default '',
  by_id uuid references people,
  by_side text not null check (by_side in ('department', 'desk', 'approver', 'clock')),
  at timestamptz not null,
  -- The state after it, when it moved the challenge: the log replayed gives the state.
  to_status text,
  constraint challenge_steps_by_somebody_or_the_clock check ((by_side = 'clock') = (by_id is null))
);
create index challenge_steps_in_order on challenge_steps (challenge_id, at desc, id);

-- P1 and P2 of a challenge: a person, the evidence, and the version of the words that they looked at.
create table challenge_gates (
  challenge_id uuid not null references challenges,
  text_version int not null,
  principle text not null check (principle in ('P1', 'P2')),
  municipality_id text not null default app.municipality() references municipalities,
  evidence text not null check (evidence <> ''),
  by_id uuid not null references people,
  at timestamptz not null,
  primary key (challenge_id, text_version, principle)
);

-- The route of approval: whom the desk named, and what they decided.
create table challenge_approvals (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid not null references challenges,
  text_version int not null,
  person_id uuid not null references people,
  named_by uuid not null references people,
  named_at timestamptz not null,
  decision text check (decision in ('approved', 'sent_back')),
  note text not null default '',
  decided_at timestamptz,
  constraint challenge_approvals_decided_at_a_time check ((decision is null) = (decided_at is null))
);
create unique index challenge_approvals_one_open on challenge_approvals (challenge_id) where decision is null;
create index challenge_approvals_of_challenge on challenge_approvals (challenge_id, named_at desc);
create index challenge_approvals_of_person on challenge_approvals (person_id, challenge_id);

-- What was changed after publication: for everybody, with the reason.
create table challenge_amendments (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid not null references challenges,
  at timestamptz not null,
  reason text not null check (reason <> ''),
  -- [{"field", "before", "after"}], as the page shows them.
  changes jsonb not null
);
create index challenge_amendments_newest on challenge_amendments (challenge_id, at desc, id);

alter table challenge_steps enable row level security;
alter table challenge_gates enable row level security;
alter table challenge_approvals enable row level security;
alter table challenge_amendments enable row level security;

-- ── who sees what ───────────────────────────────────────────────────────────────────────────────────────────────────
-- Owner's rights: the policies of challenges and of its approvals would ask each other in a circle.
create view wall.challenges_on_route as
select a.challenge_id, a.text_version, a.decision from challenge_approvals a where a.person_id = (select app.person());
grant select on wall.challenges_on_route to :person;

drop policy reads_published on challenges;
drop policy reads_drafts on challenges;
create policy reads_published on challenges for select to :visitor, :person, :clock using (municipality_id = (select app.municipality())
  and published_at is not null);
create policy reads_inside on challenges for select to :person using (municipality_id = (select app.municipality()) and published_at is null
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))
    or id in (select r.challenge_id from wall.challenges_on_route r)));
create policy adds on challenges for insert to :person with check (municipality_id = (select app.municipality())
  and status = 'draft' and published_at is null and outcome = ''
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))));
create policy changes on challenges for update to :person using (municipality_id = (select app.municipality())
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))
    or id in (select r.challenge_id from wall.challenges_on_route r)))
  with check (municipality_id = (select app.municipality()));
create policy clock_turns on challenges for update to :clock using (municipality_id = (select app.municipality()) and status in ('forecast', 'open'))
  with check (municipality_id = (select app.municipality()) and status in ('open', 'closed'));
grant insert on challenges to :person;
grant update (title, title_en, ask, ask_en, background, offered, fields, sdgs, deadline, is_sealed, advantage, contact, opens_on, status, code,
  published_at, outcome, version, text_version) on challenges to :person;
grant select on challenges to :clock;
grant update (status, published_at, version) on challenges to :clock;
grant execute on function app.raise_public_revision() to :clock;

-- The inside of a challenge: own department · desk · whoever is or was on its route.
create policy reads on challenge_steps for select to :person using (municipality_id = (select app.municipality())
  and exists (select from challenges c where c.id = challenge_steps.challenge_id
    and (c.department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))
      or c.id in (select r.challenge_id from wall.challenges_on_route r))));
create policy adds on challenge_steps for insert to :person with check (municipality_id = (select app.municipality()) and by_id = (select app.person())
  -- Each in the name of the part that they have.
  and exists (select from challenges c where c.id = challenge_steps.challenge_id and case challenge_steps.by_side
    when 'department' then c.department_id = any ((select app.departments())::uuid[])
    when 'desk' then (select app.has_role('officer') or app.has_role('chief'))
    when 'approver' then c.id in (select r.challenge_id from wall.challenges_on_route r)
    else false end));
create policy clock_adds on challenge_steps for insert to :clock with check (municipality_id = (select app.municipality()) and by_side = 'clock');
grant select, insert on challenge_steps to :person;
grant insert on challenge_steps to :clock;

create policy reads on challenge_gates for select to :person using (municipality_id = (select app.municipality())
  and exists (select from challenges c where c.id = challenge_gates.challenge_id
    and (c.department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))
      or c.id in (select r.challenge_id from wall.challenges_on_route r))));
create policy adds on challenge_gates for insert to :person with check (municipality_id = (select app.municipality()) and by_id = (select app.person())
  and (select app.has_role('officer') or app.has_role('chief'))
  and exists (select from challenges c where c.id = challenge_gates.challenge_id and c.status = 'in_check' and c.text_version = challenge_gates.text_version));
grant select, insert on challenge_gates to :person;

create policy reads on challenge_approvals for select to :person using (municipality_id = (select app.municipality())
  and exists (select from challenges c where c.id = challenge_approvals.challenge_id
    and (c.department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))
      or challenge_approvals.person_id = (select app.person()))));
create policy adds on challenge_approvals for insert to :person with check (municipality_id = (select app.municipality()) and named_by = (select app.person())
  and decision is null and (select app.has_role('officer') or app.has_role('chief'))
  and exists (select from challenges c where c.id = challenge_approvals.challenge_id and c.text_version = challenge_approvals.text_version)
  -- P2: nobody approves what they have drafted.
  and not exists (select from challenge_steps s where s.challenge_id = challenge_approvals.challenge_id
    and s.kind in ('drafted', 'edited') and s.by_id = challenge_approvals.person_id));
create policy decides on challenge_approvals for update to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and decision is null) with check (person_id = (select app.person()) and decision is not null);
grant select, insert on challenge_approvals to :person;
grant update (decision, note, decided_at) on challenge_approvals to :person;

create policy reads on challenge_amendments for select to :visitor, :person, :clock using (municipality_id = (select app.municipality())
  and exists (select from challenges c where c.id = challenge_amendments.challenge_id and c.published_at is not null));
create policy adds on challenge_amendments for insert to :person with check (municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief')));
grant select on challenge_amendments to :visitor, :person, :clock;
grant insert on challenge_amendments to :person;

-- ── who moves it, and what stands ───────────────────────────────────────────────────────────────────────────────────
-- The second wall of src/domain/challenge/challenge.ts: from which state to which, by whom, and on what.
create function wall.guard_challenge() returns trigger language plpgsql as $$
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
      and a.text_version = old.text_version and a.person_id = app.person() and a.decision = 'approved')
    when 'checked draft' then on_route and exists (select from challenge_approvals a where a.challenge_id = old.id
      and a.text_version = old.text_version and a.person_id = app.person() and a.decision = 'sent_back')
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
create trigger a_moves before update on challenges for each row execute function wall.guard_challenge();

-- The public number, given with the publication: what is still inside is not counted by the numbers of what is out.
create function app.next_challenge_code() returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (app.has_role('officer') or app.has_role('chief')) then
    raise exception 'the desk publishes challenges' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('challenge code ' || app.municipality(), 0));
  return 'C' || lpad((select (coalesce(max(substr(c.code, 2)::int), 0) + 1)::text from challenges c
    where c.municipality_id = app.municipality() and c.code ~ '^C[0-9]{1,6}$'), 2, '0');
end $$;
revoke all on function app.next_challenge_code() from public;
grant execute on function app.next_challenge_code() to :person;
