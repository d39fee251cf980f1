-- Coordination (G6.2a, G6.2b, G8.2a): who handles a proposal, conflicts of interest, inquiries, outlook, dialogue, plan.

create table assignments (
  proposal_id uuid not null references proposals,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  assigned_by uuid not null references people,
  at timestamptz not null,
  ended_at timestamptz,
  primary key (proposal_id, person_id)
);

-- P2: asked once, before the first look. That there is one, and what it is, are two lines of the matrix.
create table conflict_declarations (
  proposal_id uuid not null references proposals,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  has_tie boolean not null,
  at timestamptz not null,
  primary key (proposal_id, person_id)
);
create table conflict_details (
  proposal_id uuid not null references proposals,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  what text not null,
  primary key (proposal_id, person_id)
);

-- Which departments are asked. The answer is a table of its own: the proposer sees it when the desk has released it.
create table inquiries (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null references departments,
  is_lead boolean not null default false,
  asked_at timestamptz not null,
  due date not null,
  answered_at timestamptz,
  -- Released by the desk, or passed on: "asked" ends, and with it what the department may read.
  ended_at timestamptz,
  ended_as text check (ended_as in ('released', 'passed_on')),
  constraint inquiries_once unique (proposal_id, department_id),
  constraint inquiries_end_has_kind check ((ended_at is null) = (ended_as is null))
);
create index inquiries_of_department on inquiries (department_id, proposal_id) where ended_at is null;
create unique index inquiries_one_lead on inquiries (proposal_id) where is_lead;

create table inquiry_questions (
  inquiry_id uuid primary key references inquiries,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  question text not null,
  asked_by uuid not null references people
);

create table inquiry_answers (
  inquiry_id uuid primary key references inquiries,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null references departments,
  outcome text not null check (outcome in ('dialogue', 'conditions', 'not_ours', 'no')),
  answer text not null,
  drafted_by uuid not null references people,
  drafted_at timestamptz not null,
  confirmed_by uuid references people,
  confirmed_at timestamptz,
  released_at timestamptz
);
create index inquiry_answers_of_proposal on inquiry_answers (proposal_id);

create table outlooks (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  method text not null,
  call_likelihood text not null check (call_likelihood in ('unlikely', 'possible', 'likely')),
  earliest_start text not null,
  meaning text not null,
  by_id uuid not null references people,
  told_at timestamptz not null
);

-- Why the desk goes on before every asked department has answered (gate of "dialogue").
create table going_on_reasons (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  reason text not null,
  by_id uuid not null references people,
  at timestamptz not null
);

create table messages (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  side text not null check (side in ('partner', 'desk', 'department')),
  department_id uuid references departments,
  by_id uuid not null references people,
  by_name text not null,
  body text not null,
  asks_answer boolean not null default false,
  at timestamptz not null
);
create index messages_of_proposal on messages (proposal_id, at desc, id);

create table internal_notes (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid references departments,
  by_id uuid not null references people,
  by_name text not null,
  body text not null,
  at timestamptz not null
);
create index internal_notes_of_proposal on internal_notes (proposal_id, at desc, id);

create table meetings (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  state text not null check (state in ('proposed', 'agreed', 'held', 'minutes_drafted', 'confirmed', 'cancelled')),
  proposed_side text not null check (proposed_side in ('partner', 'city')),
  proposed_by uuid not null references people,
  starts_at timestamptz not null,
  place text not null,
  people text not null,
  purpose text not null,
  agreed_at timestamptz,
  minutes text not null default '',
  minutes_by uuid references people,
  minutes_at timestamptz,
  city_confirmed_by uuid references people,
  city_confirmed_at timestamptz,
  city_comment text not null default '',
  partner_confirmed_by uuid references people,
  partner_confirmed_at timestamptz,
  partner_comment text not null default ''
);
create index meetings_of_proposal on meetings (proposal_id, starts_at);

-- P3: any edit makes the next version, and approvals hold for one version.
create table plans (
  proposal_id uuid not null references proposals,
  version int not null,
  municipality_id text not null default app.municipality() references municipalities,
  -- Goals, gains, roles, costs, risks: the shape is src/domain/plan/plan.ts, checked before it is stored.
  body jsonb not null,
  reason text not null default '',
  drafted_side text not null check (drafted_side in ('partner', 'city')),
  drafted_by uuid not null references people,
  drafted_at timestamptz not null,
  city_approved_by uuid references people,
  city_approved_at timestamptz,
  partner_approved_by uuid references people,
  partner_approved_at timestamptz,
  primary key (proposal_id, version)
);

alter table assignments enable row level security;
alter table conflict_declarations enable row level security;
alter table conflict_details enable row level security;
alter table inquiries enable row level security;
alter table inquiry_questions enable row level security;
alter table inquiry_answers enable row level security;
alter table outlooks enable row level security;
alter table going_on_reasons enable row level security;
alter table messages enable row level security;
alter table internal_notes enable row level security;
alter table meetings enable row level security;
alter table plans enable row level security;
