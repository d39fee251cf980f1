-- A municipality, and what all its rows belong to: departments, policy fields, calendar, the counter of numbers.
-- One installation serves one city or a whole prefecture: every table carries municipality_id, by default and by policy.

create table municipalities (
  id text primary key check (id ~ '^[0-9]{6}$'),
  name text not null,
  name_en text not null,
  -- What differs between cities (clock days, closing time, approval routes, grounds of declining …): see src/domain/settings.
  settings jsonb not null default '{}',
  is_demo boolean not null default false,
  -- Raised by every publication: public pages are cached by it.
  public_revision bigint not null default 1,
  created_at timestamptz not null default now()
);
comment on table municipalities is 'A city or town on this installation (全国地方公共団体コード, 6 digits).';

create table departments (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  code text not null,
  division text not null,
  name text not null,
  name_en text not null,
  duties text[] not null default '{}',
  policy_fields text[] not null default '{}',
  is_desk boolean not null default false,
  closed_on date,
  constraint departments_code_once unique (municipality_id, code)
);
comment on table departments is '課: a department with its duties (所掌事務).';

create table policy_fields (
  municipality_id text not null default app.municipality() references municipalities,
  code text not null,
  name text not null,
  name_en text not null,
  position int not null default 0,
  primary key (municipality_id, code)
);
comment on table policy_fields is '政策分野, as the city names them.';

create table calendar_days (
  municipality_id text not null default app.municipality() references municipalities,
  day date not null,
  is_open boolean not null,
  reason text not null,
  primary key (municipality_id, day)
);
comment on table calendar_days is 'Days added to or removed from the business-day calendar (special laws move holidays; a city has its own).';

create table proposal_numbers (
  municipality_id text not null default app.municipality() references municipalities,
  fiscal_year int not null,
  last int not null,
  primary key (municipality_id, fiscal_year)
);
comment on table proposal_numbers is 'The counter behind 提出番号: no gaps, no doubles, per municipality and fiscal year.';

alter table municipalities enable row level security;
alter table departments enable row level security;
alter table policy_fields enable row level security;
alter table calendar_days enable row level security;
alter table proposal_numbers enable row level security;

-- The next 提出番号 of a fiscal year. Its row lock is held until the submission commits: a number that was taken back
-- by a rollback is given again, so there is no gap.
create function app.next_proposal_number(year int) returns int
language sql security definer set search_path = public, pg_temp as $$
  insert into proposal_numbers as n (municipality_id, fiscal_year, last) values (app.municipality(), year, 1)
  on conflict (municipality_id, fiscal_year) do update set last = n.last + 1
  returning last
$$;

-- Raised in the transaction of every publication; copies of the program read it once a second.
create function app.raise_public_revision() returns bigint
language sql security definer set search_path = public, pg_temp as $$
  update municipalities set public_revision = public_revision + 1 where id = app.municipality() returning public_revision
$$;
