-- The method and what follows (G8.2b, G9, G8.2-1, G8.2-2, G8.3): review, papers, agreement, initiatives, publication.

create table feasibilities (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  answer text not null check (answer in ('yes', 'yes_if', 'no')),
  reason text not null,
  -- [{"text": …, "met_at": …|null, "met_by": …|null}]: "yes, if" passes when the head has marked every condition met.
  conditions jsonb not null default '[]',
  decided_by uuid not null references people,
  decided_at timestamptz not null
);
create index feasibilities_of_proposal on feasibilities (proposal_id, decided_at desc);

create table method_facts (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  facts jsonb not null,
  by_id uuid not null references people,
  at timestamptz not null
);

-- P2: answered by somebody who did not draft the plan.
create table fairness_checks (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  answers jsonb not null,
  conclusion text not null check (conclusion in ('fair', 'unfair')),
  by_id uuid not null references people,
  at timestamptz not null
);
create index fairness_checks_of_proposal on fairness_checks (proposal_id, at desc);

-- 決裁. The content is hashed: an approval is of these words and no others.
create table approval_papers (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  kind text not null check (kind in ('method', 'agreement', 'call')),
  state text not null check (state in ('on_route', 'approved', 'sent_back')),
  method text not null,
  recommended text not null,
  body jsonb not null,
  content_hash bytea not null,
  drafted_by uuid not null references people,
  drafted_at timestamptz not null,
  decided_at timestamptz
);
create index approval_papers_of_proposal on approval_papers (proposal_id, drafted_at desc);
create unique index approval_papers_one_on_route on approval_papers (proposal_id, kind) where state = 'on_route';

create table approval_steps (
  paper_id uuid not null references approval_papers,
  position int not null,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  person_id uuid not null references people,
  decision text check (decision in ('approved', 'sent_back')),
  comment text not null default '',
  decided_at timestamptz,
  primary key (paper_id, position),
  constraint approval_steps_decision_has_time check ((decision is null) = (decided_at is null))
);
create index approval_steps_of_person on approval_steps (person_id, proposal_id);

-- What the proposer is told of feasibility and method: decisions and reasons, once sent.
create table decisions (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  kind text not null check (kind in ('feasibility', 'method')),
  outcome text not null,
  reason text not null,
  by_id uuid not null references people,
  sent_at timestamptz
);
create index decisions_of_proposal on decisions (proposal_id);

create table eligibility_checks (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  answers jsonb not null,
  by_id uuid not null references people,
  at timestamptz not null
);
create table eligibility_results (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  is_eligible boolean not null,
  at timestamptz not null
);

create table agreements (
  proposal_id uuid not null references proposals,
  version int not null,
  municipality_id text not null default app.municipality() references municipalities,
  kind text not null check (kind in ('comprehensive_agreement', 'project_agreement')),
  number text not null default '',
  body jsonb not null,
  docx bytea not null,
  -- SHA-256 of the Word file: approval and consent are to this text.
  hash bytea not null,
  plan_version int not null,
  state text not null check (state in ('drafting', 'approved', 'consented', 'concluded')),
  drafted_by uuid not null references people,
  drafted_at timestamptz not null,
  approved_at timestamptz,
  consented_by uuid references people,
  consented_at timestamptz,
  consented_hash bytea,
  concluded_on date,
  signatories jsonb,
  ends_on date,
  primary key (proposal_id, version),
  constraint agreements_consent_same_hash check (consented_hash is null or consented_hash = hash)
);

create table awards (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  contract_number text not null,
  contracted_on date not null,
  amount_yen bigint not null check (amount_yen >= 0),
  by_id uuid not null references people,
  at timestamptz not null
);
comment on table awards is 'The contract number of the city''s own contract system: a small direct contract counts as award by it.';

create table cooperations (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  terms text not null,
  starts_on date not null,
  city_confirmed_by uuid references people,
  city_confirmed_at timestamptz,
  partner_confirmed_by uuid references people,
  partner_confirmed_at timestamptz
);

create table reopenings (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  reason text not null,
  by_id uuid not null references people,
  at timestamptz not null
);

create table initiatives (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  title text not null,
  what text not null,
  service text not null,
  indicator text not null,
  unit text not null,
  baseline numeric not null,
  target numeric not null,
  starts_on date not null,
  ends_on date not null,
  state text not null check (state in ('planned', 'running', 'review', 'again', 'ended', 'became_service')),
  by_id uuid not null references people,
  at timestamptz not null
);
create index initiatives_of_proposal on initiatives (proposal_id);

-- G3.3: what the city spent, what the partner brought, what it would have cost the city alone; yen, tax included.
create table initiative_reports (
  id uuid primary key default gen_random_uuid(),
  initiative_id uuid not null references initiatives,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  from_day date not null,
  to_day date not null,
  value numeric not null,
  text text not null,
  city_spent_yen bigint not null check (city_spent_yen >= 0),
  partner_brought_yen bigint not null check (partner_brought_yen >= 0),
  city_alone_yen bigint not null check (city_alone_yen >= 0),
  by_side text not null check (by_side in ('partner', 'city')),
  by_id uuid not null references people,
  at timestamptz not null
);
create index initiative_reports_of_initiative on initiative_reports (initiative_id, to_day);

create table final_reports (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  result text not null,
  ended_early_reason text not null default '',
  by_id uuid not null references people,
  at timestamptz not null
);
create table lessons (
  proposal_id uuid not null references proposals,
  side text not null check (side in ('partner', 'city')),
  municipality_id text not null default app.municipality() references municipalities,
  lesson text not null,
  by_id uuid not null references people,
  at timestamptz not null,
  primary key (proposal_id, side)
);

-- P7c. The facts at conclusion, and the case: drafts and comments here, what is published in tables of its own.
create table publication_drafts (
  proposal_id uuid not null references proposals,
  kind text not null check (kind in ('facts', 'case')),
  municipality_id text not null default app.municipality() references municipalities,
  version int not null,
  state text not null check (state in ('drafting', 'commenting', 'commented', 'published', 'withheld')),
  body jsonb not null,
  needs_consent boolean not null default false,
  comment_due date,
  partner_comment text not null default '',
  partner_commented_by uuid references people,
  partner_commented_at timestamptz,
  partner_consented_at timestamptz,
  withheld_reason text not null default '',
  drafted_by uuid not null references people,
  drafted_at timestamptz not null,
  decided_by uuid references people,
  decided_at timestamptz,
  primary key (proposal_id, kind)
);

create table published_facts (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  body jsonb not null,
  withheld_reason text,
  published_at timestamptz not null
);
create table published_cases (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  slug text not null,
  title text not null,
  title_en text not null default '',
  summary_en text not null default '',
  fields text[] not null default '{}',
  -- The words of the case, written from the open parts; null when withheld: then the reason is what is listed.
  body jsonb,
  withheld_reason text,
  published_at timestamptz not null,
  updated_at timestamptz not null,
  constraint published_cases_slug_once unique (municipality_id, slug),
  constraint published_cases_body_or_reason check ((body is null) = (withheld_reason is not null))
);
create index published_cases_newest on published_cases (municipality_id, published_at desc, proposal_id);
create table call_notices (
  proposal_id uuid primary key references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  method text not null,
  title text not null,
  terms jsonb not null,
  published_at timestamptz not null
);

alter table feasibilities enable row level security;
alter table method_facts enable row level security;
alter table fairness_checks enable row level security;
alter table approval_papers enable row level security;
alter table approval_steps enable row level security;
alter table decisions enable row level security;
alter table eligibility_checks enable row level security;
alter table eligibility_results enable row level security;
alter table agreements enable row level security;
alter table awards enable row level security;
alter table cooperations enable row level security;
alter table reopenings enable row level security;
alter table initiatives enable row level security;
alter table initiative_reports enable row level security;
alter table final_reports enable row level security;
alter table lessons enable row level security;
alter table publication_drafts enable row level security;
alter table published_facts enable row level security;
alter table published_cases enable row level security;
alter table call_notices enable row level security;
