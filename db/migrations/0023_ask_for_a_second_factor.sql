-- What is asked after the password (ASVS 6.3.3), and what one's own sessions are told apart by. All of it is the authenticator's alone.

create table authenticator_apps (
  person_id uuid primary key references people,
  municipality_id text not null default app.municipality() references municipalities,
  sealed_secret bytea not null,
  last_step bigint not null,
  since timestamptz not null
);
comment on column authenticator_apps.sealed_secret is 'The shared secret under a key that is not in the database (AES-256-GCM, bound to the person).';
comment on column authenticator_apps.last_step is 'The 30 seconds of the last accepted code: a code works once, and no earlier one afterwards (RFC 6238, 5.2).';

create table recovery_codes (
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_codes_once primary key (person_id, code_hash)
);
comment on table recovery_codes is 'One-time codes for who has lost their device; a keyed hash of each, and when it was used.';

create table half_sessions (
  token_hash bytea primary key,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  step text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  constraint half_sessions_step_is_known check (step in ('code', 'enrolment'))
);
create index half_sessions_of_person on half_sessions (person_id);
comment on table half_sessions is 'After the right password, before the second factor: no session, so that it opens nothing but the next step.';

create table wrong_codes (
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  source bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint wrong_codes_once primary key (person_id, source),
  constraint wrong_codes_are_counted check (failures > 0)
);
comment on column wrong_codes.source is 'A keyed hash of the known browser or of the address that the codes came from; empty: all browsers that are not known, together.';

alter table sessions add column id uuid not null default gen_random_uuid();
alter table sessions add column browser text not null default '';
create unique index sessions_id on sessions (id);
comment on column sessions.browser is 'What the browser called itself (User-Agent), for the list of one''s own sessions.';

alter table authenticator_apps enable row level security;
alter table recovery_codes enable row level security;
alter table half_sessions enable row level security;
alter table wrong_codes enable row level security;
create policy registers on authenticator_apps for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on recovery_codes for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on half_sessions for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on wrong_codes for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select, insert, update, delete on authenticator_apps, recovery_codes, wrong_codes to :authenticator;
grant select, insert, update on half_sessions to :authenticator;
