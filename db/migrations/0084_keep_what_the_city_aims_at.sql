-- Goals of the city's plans and policies, which the desk keeps: suggested for a proposal, and part of the evidence of P1 when an officer says
-- that it serves them. Whoever confirms names them; the words of the plan stand with the confirmation as they were on that day.
create table policy_goals (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  plan text not null check (plan <> ''),
  goal text not null check (goal <> ''),
  fields text[] not null default '{}',
  valid_from date not null,
  -- The last day; null: until it is followed by another.
  valid_to date,
  version int not null default 1,
  by_id uuid not null references people,
  at timestamptz not null,
  constraint policy_goals_end_after_they_begin check (valid_to is null or valid_to >= valid_from)
);
create index policy_goals_by_plan on policy_goals (municipality_id, plan, goal, id);
alter table policy_goals enable row level security;
create policy reads on policy_goals for select to :person using (municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief')));
create policy adds on policy_goals for insert to :person with check (municipality_id = (select app.municipality())
  and by_id = (select app.person()) and (select app.has_role('officer') or app.has_role('chief')));
create policy changes on policy_goals for update to :person
  using (municipality_id = (select app.municipality()) and (select app.has_role('officer') or app.has_role('chief')))
  with check (municipality_id = (select app.municipality()) and by_id = (select app.person()));
grant select, insert on policy_goals to :person;
grant update (plan, goal, fields, valid_from, valid_to, version, by_id, at) on policy_goals to :person;

-- [{id, plan, goal}]: read by whoever reads the evidence beside it.
alter table gate_confirmations add column goals jsonb not null default '[]' check (jsonb_typeof(goals) = 'array');
