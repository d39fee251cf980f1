-- What stands around a challenge: questions by anybody with one answer for all alike; who watches what, and what organisations know and
-- can do, so that a published challenge is told to those it fits; what a department whispers to the desk before there is a
-- challenge (U5); and the days on which departments are asked for their problems.

-- ── questions ───────────────────────────────────────────────────────────────────────────────────────────────────────
create table challenge_questions (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid not null references challenges,
  question text not null check (question <> ''),
  state text not null default 'asked' check (state in ('asked', 'passed_on', 'answered', 'published', 'refused')),
  -- What the department, or the desk, has drafted: published by the desk.
  answer text not null default '',
  answered_by uuid references people,
  -- Why it is not answered in public; stays inside.
  reason text not null default '',
  asked_at timestamptz not null,
  settled_at timestamptz,
  version int not null default 1,
  constraint challenge_questions_answered_with_words check (state not in ('answered', 'published') or answer <> '')
);
create index challenge_questions_of_challenge on challenge_questions (challenge_id, asked_at desc, id);
create index challenge_questions_waiting on challenge_questions (municipality_id, asked_at, id) where state in ('asked', 'passed_on', 'answered');

-- Who asked: the desk alone knows, a department answers without knowing whom (P2).
create table challenge_askers (
  question_id uuid primary key references challenge_questions,
  municipality_id text not null default app.municipality() references municipalities,
  name text not null,
  mail text not null check (mail <> ''),
  lang text not null check (lang in ('ja', 'en'))
);

-- What everybody reads: the question as the desk publishes it, and the answer, without a name.
create table challenge_answers (
  question_id uuid primary key references challenge_questions,
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid not null references challenges,
  question text not null check (question <> ''),
  answer text not null check (answer <> ''),
  published_at timestamptz not null
);
create index challenge_answers_of_challenge on challenge_answers (challenge_id, published_at desc, question_id);

alter table challenge_questions enable row level security;
alter table challenge_askers enable row level security;
alter table challenge_answers enable row level security;

create policy reads on challenge_questions for select to :person using (municipality_id = (select app.municipality())
  and ((select app.has_role('officer') or app.has_role('chief')) or (state <> 'asked' and challenge_id in (
    select c.id from challenges c where c.department_id = any ((select app.departments())::uuid[])))));
create policy changes on challenge_questions for update to :person using (municipality_id = (select app.municipality())
  and ((select app.has_role('officer') or app.has_role('chief')) or (state in ('passed_on', 'answered') and challenge_id in (
    select c.id from challenges c where c.department_id = any ((select app.departments())::uuid[])))))
  with check (municipality_id = (select app.municipality())
  -- A department answers; what is passed on, published and refused is the desk's.
  and ((select app.has_role('officer') or app.has_role('chief')) or (state = 'answered' and answered_by = (select app.person()))));
grant select on challenge_questions to :person;
grant update (state, answer, answered_by, reason, settled_at, version) on challenge_questions to :person;
create policy reads on challenge_askers for select to :person using (municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief')));
grant select on challenge_askers to :person;
create policy reads on challenge_answers for select to :visitor, :person using (municipality_id = (select app.municipality())
  and exists (select from challenges c where c.id = challenge_answers.challenge_id and c.published_at is not null));
create policy adds on challenge_answers for insert to :person with check (municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief'))
  and exists (select from challenge_questions q where q.id = challenge_answers.question_id and q.challenge_id = challenge_answers.challenge_id));
grant select on challenge_answers to :visitor, :person;
grant insert on challenge_answers to :person;

-- From the public page: nobody is signed in, and a visitor's role writes nothing. The same form sent twice is kept once.
create function app.ask_about_challenge(form uuid, challenge_code text, what jsonb, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  about uuid;
begin
  select c.id into about from challenges c where c.municipality_id = app.municipality() and c.code = challenge_code
    and c.published_at is not null and c.status in ('forecast', 'open');
  if about is null then return false; end if;
  perform pg_advisory_xact_lock(hashtextextended(form::text, 0));
  if exists (select from challenge_questions q where q.id = form) then return true; end if;
  insert into challenge_questions (id, challenge_id, question, asked_at) values (form, about, what->>'question', at);
  insert into challenge_askers (question_id, name, mail, lang) values (form, what->>'name', what->>'mail', what->>'lang');
  return true;
end $$;
revoke all on function app.ask_about_challenge(uuid, text, jsonb, timestamptz) from public;
grant execute on function app.ask_about_challenge(uuid, text, jsonb, timestamptz) to :authenticator;

-- ── who is told ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table challenge_watches (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  person_id uuid not null references people,
  field text,
  challenge_id uuid references challenges,
  created_at timestamptz not null,
  constraint challenge_watches_one_thing check ((field is null) <> (challenge_id is null))
);
create unique index challenge_watches_field_once on challenge_watches (person_id, field) where field is not null;
create unique index challenge_watches_challenge_once on challenge_watches (person_id, challenge_id) where challenge_id is not null;
create index challenge_watches_of_field on challenge_watches (municipality_id, field) where field is not null;
create index challenge_watches_of_challenge on challenge_watches (challenge_id) where challenge_id is not null;

-- What an organisation knows and can do, in its own words.
create table organisation_profiles (
  organisation_id uuid primary key references organisations,
  municipality_id text not null default app.municipality() references municipalities,
  fields text[] not null default '{}',
  strengths text not null default '',
  is_told boolean not null default true,
  updated_by uuid not null references people,
  updated_at timestamptz not null
);
create index organisation_profiles_by_field on organisation_profiles using gin (fields) where is_told;

-- Openings and amendments that are still to be told. Written with the act itself; the clock tells them, each once.
create table challenge_news (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid not null references challenges,
  occasion text not null check (occasion in ('opened', 'amended')),
  told_at timestamptz
);
create index challenge_news_to_tell on challenge_news (municipality_id, id) where told_at is null;

alter table challenge_watches enable row level security;
alter table organisation_profiles enable row level security;
alter table challenge_news enable row level security;

-- What somebody watches is their own business: a city that saw it would know who is about to propose.
create policy own on challenge_watches for all to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person()))
  with check (municipality_id = (select app.municipality()) and person_id = (select app.person())
    and (challenge_id is null or exists (select from challenges c where c.id = challenge_watches.challenge_id and c.published_at is not null)));
grant select, insert, delete on challenge_watches to :person;
create policy reads on organisation_profiles for select to :person using (municipality_id = (select app.municipality())
  and (organisation_id = (select app.organisation()) or (select app.has_role('officer') or app.has_role('chief'))));
create policy adds on organisation_profiles for insert to :person with check (municipality_id = (select app.municipality())
  and organisation_id = (select app.organisation()) and updated_by = (select app.person()));
create policy changes on organisation_profiles for update to :person using (municipality_id = (select app.municipality())
  and organisation_id = (select app.organisation())) with check (updated_by = (select app.person()) and organisation_id = (select app.organisation()));
grant select, insert, update on organisation_profiles to :person;
create policy clock_tells on challenge_news for all to :clock using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()));
grant select, update on challenge_news to :clock;

create function app.note_challenge_news() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'challenges' then
    insert into challenge_news (municipality_id, challenge_id, occasion) values (new.municipality_id, new.id, 'opened');
  else
    insert into challenge_news (municipality_id, challenge_id, occasion) values (new.municipality_id, new.challenge_id, 'amended');
  end if;
  return null;
end $$;
create trigger challenges_opened after update of status on challenges for each row
  when (new.status = 'open' and old.status <> 'open') execute function app.note_challenge_news();
create trigger challenge_amendments_told after insert on challenge_amendments for each row execute function app.note_challenge_news();

-- To whom a challenge is told, and on what ground: watchers of it, of one of its fields, and (once, when it opens) members of
-- organisations whose profile may fit. The clock alone asks; whether words fit is decided in the domain.
create function app.challenge_audience(challenge uuid, is_opening boolean) returns table (
  person_id uuid, name text, address text, ground text, field text, strengths text, watch_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with it as (select c.id, c.fields from challenges c where c.id = challenge and c.municipality_id = app.municipality() and c.published_at is not null)
  select p.id, p.name, k.email, found.ground, found.field, found.strengths, found.watch_id
  from (
    select w.person_id, 'watch-challenge' as ground, '' as field, '' as strengths, w.id as watch_id
    from it join challenge_watches w on w.challenge_id = it.id
    union all
    select w.person_id, 'watch-field', w.field, '', w.id
    from it join challenge_watches w on w.field = any (it.fields) and w.municipality_id = app.municipality() where is_opening
    union all
    select m.person_id, 'profile', coalesce((select f from unnest(o.fields) f where f = any (it.fields) limit 1), ''), o.strengths, null::uuid
    from it join organisation_profiles o on o.municipality_id = app.municipality() and o.is_told
    join memberships m on m.organisation_id = o.organisation_id and m.ended_at is null where is_opening
  ) found
  join people p on p.id = found.person_id and p.ended_at is null
  join contacts k on k.person_id = p.id and k.email <> ''
$$;
revoke all on function app.note_challenge_news(), app.challenge_audience(uuid, boolean) from public;
grant execute on function app.challenge_audience(uuid, boolean) to :clock;

-- One click in a mail ends a watch, or what is told because of a profile; whoever holds the link's secret has shown it to the program,
-- which asks for the one row.
create function app.end_challenge_watch(watch uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with gone as (delete from challenge_watches w where w.id = watch and w.municipality_id = app.municipality() returning 1)
  select exists (select from gone)
$$;
create function app.end_profile_news(member uuid, at timestamptz) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with gone as (update organisation_profiles o set is_told = false, updated_at = at, updated_by = member
    where o.municipality_id = app.municipality() and o.organisation_id in (
      select m.organisation_id from memberships m where m.person_id = member and m.ended_at is null) returning 1)
  select exists (select from gone)
$$;
revoke all on function app.end_challenge_watch(uuid), app.end_profile_news(uuid, timestamptz) from public;
grant execute on function app.end_challenge_watch(uuid), app.end_profile_news(uuid, timestamptz) to :authenticator;

-- ── a department and the desk, before there is a challenge ──────────────────────────────────────────────────────────
create table challenge_seeds (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null references departments,
  body text not null check (body <> ''),
  by_id uuid not null references people,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  version int not null default 1
);
create index challenge_seeds_of_department on challenge_seeds (department_id, at desc, id);
create index challenge_seeds_newest on challenge_seeds (municipality_id, at desc, id);
create table challenge_seed_replies (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  seed_id uuid not null references challenge_seeds,
  body text not null check (body <> ''),
  by_id uuid not null references people,
  by_side text not null check (by_side in ('department', 'desk')),
  at timestamptz not null
);
create index challenge_seed_replies_in_order on challenge_seed_replies (seed_id, at, id);

-- Twice a year, on days that the city sets, each department is asked for its problems: once for each day.
create table challenge_requests (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null references departments,
  asked_on date not null,
  due date not null,
  answer text check (answer in ('written', 'none')),
  answered_by uuid references people,
  answered_at timestamptz,
  constraint challenge_requests_once unique (department_id, asked_on),
  constraint challenge_requests_answered_by_somebody check ((answer is null) = (answered_at is null))
);
create index challenge_requests_open on challenge_requests (municipality_id, due, id) where answer is null;

alter table challenge_seeds enable row level security;
alter table challenge_seed_replies enable row level security;
alter table challenge_requests enable row level security;

create policy reads on challenge_seeds for select to :person using (municipality_id = (select app.municipality())
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))));
create policy adds on challenge_seeds for insert to :person with check (municipality_id = (select app.municipality()) and by_id = (select app.person())
  and department_id = any ((select app.departments())::uuid[]) and state = 'open');
create policy changes on challenge_seeds for update to :person using (municipality_id = (select app.municipality())
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))))
  with check (municipality_id = (select app.municipality()));
grant select, insert on challenge_seeds to :person;
grant update (state, version) on challenge_seeds to :person;
create policy reads on challenge_seed_replies for select to :person using (municipality_id = (select app.municipality())
  and exists (select from challenge_seeds s where s.id = challenge_seed_replies.seed_id));
create policy adds on challenge_seed_replies for insert to :person with check (municipality_id = (select app.municipality()) and by_id = (select app.person())
  and exists (select from challenge_seeds s where s.id = challenge_seed_replies.seed_id and case challenge_seed_replies.by_side
    when 'desk' then (select app.has_role('officer') or app.has_role('chief'))
    else s.department_id = any ((select app.departments())::uuid[]) end));
grant select, insert on challenge_seed_replies to :person;
create policy reads on challenge_requests for select to :person using (municipality_id = (select app.municipality())
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))));
create policy answers on challenge_requests for update to :person using (municipality_id = (select app.municipality()) and answer is null
  and department_id = any ((select app.departments())::uuid[]))
  with check (answered_by = (select app.person()) and answer is not null);
grant select on challenge_requests to :person;
grant update (answer, answered_by, answered_at) on challenge_requests to :person;
create policy clock_asks on challenge_requests for all to :clock using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()) and answer is null);
grant select (id, municipality_id, department_id, asked_on), insert on challenge_requests to :clock;
