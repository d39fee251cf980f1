-- Organisations and people. What signs somebody in (accounts, sessions) is read by the authenticator alone; how to reach
-- somebody (contacts) is a line of its own in the matrix of who sees what.

create table organisations (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  name text not null check (name <> ''),
  kana text not null default '',
  kind text not null check (kind in ('company', 'university', 'nonprofit', 'other')),
  corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
  address text not null default '',
  created_at timestamptz not null default now()
);
comment on column organisations.corporate_number is '法人番号, checked by its check digit in the domain; optional (a voluntary group has none).';

create table people (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  name text not null check (name <> ''),
  kana text not null default '',
  side text not null check (side in ('partner', 'city')),
  -- The key of a card in the demo city; null everywhere else.
  demo_key text,
  ended_at timestamptz,
  created_at timestamptz not null default now(),
  constraint people_demo_key_once unique (municipality_id, demo_key)
);

create table contacts (
  person_id uuid primary key references people,
  municipality_id text not null default app.municipality() references municipalities,
  email text not null,
  phone text not null default ''
);
comment on table contacts is 'How to reach a person: a line of its own in the matrix.';

create table memberships (
  organisation_id uuid not null references organisations,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  role text not null check (role in ('member', 'representative')),
  since timestamptz not null default now(),
  ended_at timestamptz,
  primary key (organisation_id, person_id)
);
create index memberships_of_person on memberships (person_id);

create table staff_posts (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  role text not null check (role in ('staff', 'head', 'officer', 'chief', 'approver', 'administrator')),
  department_id uuid references departments,
  title text not null default '',
  since timestamptz not null default now(),
  ended_at timestamptz,
  constraint staff_posts_department_for_department_roles check ((role in ('staff', 'head')) = (department_id is not null))
);
create index staff_posts_of_person on staff_posts (person_id);
create unique index staff_posts_once on staff_posts (person_id, role, coalesce(department_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;
comment on table staff_posts is 'What a person is inside the city: staff or head of a department, officer, chief, approver, administrator.';

create table accounts (
  person_id uuid primary key references people,
  municipality_id text not null default app.municipality() references municipalities,
  login text not null,
  password_hash text not null,
  password_set_at timestamptz not null default now(),
  constraint accounts_login_once unique (municipality_id, login)
);

create table sessions (
  token_hash bytea primary key,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  organisation_id uuid references organisations,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index sessions_of_person on sessions (person_id);
comment on table sessions is 'Only the hash of a session token is stored: who reads this table cannot sign in with it.';

create table setup_links (
  token_hash bytea primary key,
  municipality_id text not null default app.municipality(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table setup_links is 'The one-time link of an empty production database (no default password exists, ASVS 6.3.2).';

alter table organisations enable row level security;
alter table people enable row level security;
alter table contacts enable row level security;
alter table memberships enable row level security;
alter table staff_posts enable row level security;
alter table accounts enable row level security;
alter table sessions enable row level security;
alter table setup_links enable row level security;
