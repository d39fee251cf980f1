-- Challenges and proposals. Row-level security hides rows, not columns: each line of the matrix (who sees what) is a table.

create table challenges (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  code text not null,
  department_id uuid not null references departments,
  title text not null,
  title_en text not null default '',
  ask text not null,
  ask_en text not null default '',
  background text not null,
  offered text[] not null default '{}',
  fields text[] not null default '{}',
  sdgs int[] not null default '{}',
  status text not null check (status in ('draft', 'open', 'closed', 'concluded', 'withdrawn')),
  published_at timestamptz,
  deadline date,
  outcome text not null default '',
  constraint challenges_code_once unique (municipality_id, code),
  constraint challenges_published_have_time check (status = 'draft' or published_at is not null)
);
create index challenges_by_deadline on challenges (municipality_id, status, deadline, id);

-- The matrix line "a single proposal's number, field, state, dates; its title and organisation".
create table proposals (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  organisation_id uuid not null references organisations,
  kind text not null check (kind in ('free', 'challenge')),
  challenge_id uuid references challenges,
  title text not null default '',
  fields text[] not null default '{}',
  sdgs int[] not null default '{}',
  status text not null default 'draft' check (status in ('draft', 'submitted', 'additions_asked', 'received', 'inquiry', 'dialogue',
    'method_review', 'preparing', 'in_call', 'active', 'completed', 'on_hold', 'declined', 'not_selected', 'lapsed', 'withdrawn')),
  -- Where a held proposal resumes, and where a declined one would reopen.
  status_before text,
  -- Raised by every change of state: a form drawn from an older one gets 409.
  version int not null default 1,
  fiscal_year int,
  serial int,
  created_at timestamptz not null,
  submitted_at timestamptz,
  received_at timestamptz,
  dialogue_at timestamptz,
  active_at timestamptz,
  completed_at timestamptz,
  status_at timestamptz not null,
  constraint proposals_challenge_has_challenge check ((kind = 'challenge') = (challenge_id is not null)),
  constraint proposals_number_with_submission check ((submitted_at is null) = (serial is null) and (serial is null) = (fiscal_year is null)),
  constraint proposals_draft_is_unsubmitted check ((status = 'draft') = (submitted_at is null)),
  constraint proposals_number_once unique (municipality_id, fiscal_year, serial)
);
create index proposals_of_organisation on proposals (organisation_id, created_at desc);
create index proposals_by_status on proposals (municipality_id, status, status_at desc, id);
create index proposals_of_challenge on proposals (challenge_id) where challenge_id is not null;

-- Open parts: a version for the first sending and one for each resubmission. A version not yet submitted is its organisation's alone.
create table proposal_texts (
  proposal_id uuid not null references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  version int not null,
  summary text not null default '',
  what text not null default '',
  benefit text not null default '',
  ask text not null default '',
  cost text not null default '',
  period text not null default '',
  submitted_at timestamptz,
  submitted_by uuid references people,
  primary key (proposal_id, version)
);

-- The talk between desk and proposer about additions (追記のお願い).
create table additions (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  request text not null,
  asked_by uuid not null references people,
  asked_at timestamptz not null,
  answered_at timestamptz
);
create index additions_of_proposal on additions (proposal_id);

-- Protected part, line "heading": content and reason are tables of their own.
create table protected_parts (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  section text not null check (section in ('summary', 'what', 'benefit', 'ask', 'cost', 'period')),
  heading text not null,
  state text not null default 'requested' check (state in ('requested', 'countered', 'agreed', 'left_out')),
  level text not null check (level in ('staff', 'asked_departments', 'desk', 'named_departments')),
  department_ids uuid[] not null default '{}',
  until date not null,
  agreed_at timestamptz,
  position int not null default 0,
  constraint protected_parts_named_have_names check ((level = 'named_departments') = (cardinality(department_ids) > 0))
);
create index protected_parts_of_proposal on protected_parts (proposal_id, position);

create table protected_part_reasons (
  part_id uuid primary key references protected_parts on delete cascade,
  proposal_id uuid not null references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  reason text not null
);

create table protection_talks (
  id uuid primary key default gen_random_uuid(),
  part_id uuid not null references protected_parts on delete cascade,
  proposal_id uuid not null references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  side text not null check (side in ('partner', 'city')),
  act text not null check (act in ('request', 'counter', 'agree', 'leave_out', 'release')),
  level text not null check (level in ('staff', 'asked_departments', 'desk', 'named_departments')),
  department_ids uuid[] not null default '{}',
  until date not null,
  note text not null default '',
  by_id uuid not null references people,
  at timestamptz not null
);
create index protection_talks_of_part on protection_talks (part_id, at);

create table protected_part_contents (
  part_id uuid primary key references protected_parts on delete cascade,
  proposal_id uuid not null references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  content text not null
);
comment on table protected_part_contents is 'P7b: unread by the city until an agreement; then only with a reading on record. Nothing else stores these words.';

-- Who waits for whom, since when, until when (G6.1a): the now-box, the board and the clocks read these rows.
create table waits (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals on delete cascade,
  municipality_id text not null default app.municipality() references municipalities,
  task text not null,
  holder text not null check (holder in ('partner', 'desk', 'department', 'approver', 'nobody')),
  department_id uuid references departments,
  person_id uuid references people,
  subject_id uuid,
  -- The matrix line of the record that the clock speaks of.
  line text not null,
  since timestamptz not null,
  days int,
  due date,
  ended_at timestamptz,
  constraint waits_department_has_department check ((holder = 'department') = (department_id is not null))
);
create index waits_open_of_proposal on waits (proposal_id) where ended_at is null;
create index waits_open_by_due on waits (municipality_id, holder, due, id) where ended_at is null;
create unique index waits_open_once on waits (proposal_id, task, coalesce(subject_id, '00000000-0000-0000-0000-000000000000')) where ended_at is null;

-- Holds and declines. A decline is drafted by an officer, confirmed by the chief, and seen by the proposer only when sent.
create table holds (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  reason text not null,
  until_event text not null default '',
  until date not null,
  by_id uuid not null references people,
  at timestamptz not null,
  resumed_at timestamptz
);
create index holds_of_proposal on holds (proposal_id, at desc);

create table declines (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  ground text not null,
  explanation text not null,
  what_would_help text not null,
  departments_heard text not null,
  drafted_by uuid not null references people,
  drafted_at timestamptz not null,
  confirmed_by uuid references people,
  sent_at timestamptz,
  constraint declines_four_eyes check (confirmed_by is distinct from drafted_by)
);
create index declines_of_proposal on declines (proposal_id);

alter table challenges enable row level security;
alter table proposals enable row level security;
alter table proposal_texts enable row level security;
alter table additions enable row level security;
alter table protected_parts enable row level security;
alter table protected_part_reasons enable row level security;
alter table protection_talks enable row level security;
alter table protected_part_contents enable row level security;
alter table waits enable row level security;
alter table holds enable row level security;
alter table declines enable row level security;
