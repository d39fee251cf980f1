-- 相談・要望 (G6.3a): what reaches the desk before there is a proposal, by its public page, a call, a visit, a mail, an introduction.
-- It holds no protected part, and the page says so. The desk reads all of them, a department what was passed on to it, the sender
-- what became of their own, by a link of which only the hash is stored.

create table consultation_numbers (
  municipality_id text not null default app.municipality() references municipalities,
  fiscal_year int not null,
  last int not null,
  primary key (municipality_id, fiscal_year)
);

create table consultations (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  fiscal_year int not null,
  serial int not null,
  kind text not null check (kind in ('consultation', 'wish')),
  channel text not null check (channel in ('form', 'call', 'visit', 'mail', 'introduction')),
  lang text not null default 'ja' check (lang in ('ja', 'en')),
  sender_name text not null check (sender_name <> ''),
  sender_organisation text not null default '',
  mail text not null default '',
  telephone text not null default '',
  body text not null check (body <> ''),
  state text not null default 'open' check (state in ('open', 'passed_on', 'answered', 'became_proposal', 'closed')),
  -- Where it was passed on to, as long as it was not handed back.
  department_id uuid references departments,
  entered_by uuid references people,
  received_at timestamptz not null,
  due date,
  version int not null default 1,
  constraint consultations_number_once unique (municipality_id, fiscal_year, serial),
  constraint consultations_passed_on_to_somebody check (state <> 'passed_on' or department_id is not null),
  constraint consultations_by_form_or_by_somebody check ((channel = 'form') = (entered_by is null))
);
create index consultations_newest on consultations (municipality_id, received_at desc, id);
create index consultations_waiting on consultations (municipality_id, due, id) where state in ('open', 'passed_on');
create index consultations_of_department on consultations (department_id, received_at desc) where department_id is not null;

-- What was done, in order; never rewritten. Bodies of notes and closings stay inside.
create table consultation_steps (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  consultation_id uuid not null references consultations,
  kind text not null check (kind in ('answered', 'passed_on', 'handed_back', 'invited', 'noted', 'closed', 'reopened', 'claimed')),
  body text not null default '',
  department_id uuid references departments,
  by_id uuid references people,
  at timestamptz not null
);
create index consultation_steps_in_order on consultation_steps (consultation_id, at, id);

create table consultation_links (
  token_hash bytea primary key,
  municipality_id text not null default app.municipality() references municipalities,
  consultation_id uuid not null references consultations,
  made_by uuid references people,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index consultation_links_of_consultation on consultation_links (consultation_id);

-- The draft that its sender has begun from it: the proposer's alone until it is submitted, and gone with it when it is discarded.
create table consultation_drafts (
  consultation_id uuid primary key references consultations,
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals on delete cascade,
  claimed_by uuid not null references people,
  at timestamptz not null,
  constraint consultation_drafts_once unique (proposal_id)
);

alter table consultation_drafts enable row level security;
alter table consultation_numbers enable row level security;
alter table consultations enable row level security;
alter table consultation_steps enable row level security;
alter table consultation_links enable row level security;

-- A declared tie to the proposal that it became takes a person out of the consultation too (P2); owner's rights, because the policy of
-- consultation_drafts hides the link from who is tied.
create view wall.tied_consultations as
select d.consultation_id from consultation_drafts d
join conflict_declarations t on t.proposal_id = d.proposal_id
where t.person_id = (select app.person()) and t.has_tie;
grant select on wall.tied_consultations to :person;

-- ── the wall ────────────────────────────────────────────────────────────────────────────────────────────────────────
create policy reads on consultations for select to :person using (municipality_id = (select app.municipality())
  and ((select app.has_role('officer') or app.has_role('chief')) or department_id = any ((select app.departments())::uuid[]))
  and id not in (select t.consultation_id from wall.tied_consultations t));
create policy adds on consultations for insert to :person with check (municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief')) and channel <> 'form' and entered_by = (select app.person())
  and state = 'open');
create policy changes on consultations for update to :person using (municipality_id = (select app.municipality()) and (
  (select app.has_role('officer') or app.has_role('chief')) or department_id = any ((select app.departments())::uuid[])))
  with check (municipality_id = (select app.municipality()) and (
  (select app.has_role('officer') or app.has_role('chief')) or department_id = any ((select app.departments())::uuid[])));
grant select, insert on consultations to :person;
grant update (state, department_id, due, version) on consultations to :person;

create policy reads on consultation_steps for select to :person using (municipality_id = (select app.municipality())
  and exists (select from consultations c where c.id = consultation_steps.consultation_id));
-- A department answers, hands back and notes; the rest is the desk's.
create policy adds on consultation_steps for insert to :person with check (municipality_id = (select app.municipality())
  and by_id = (select app.person())
  and (kind in ('answered', 'handed_back', 'noted')
    or (kind in ('passed_on', 'invited', 'closed', 'reopened') and (select app.has_role('officer') or app.has_role('chief'))))
  and exists (select from consultations c where c.id = consultation_steps.consultation_id));
grant select, insert on consultation_steps to :person;

create policy reads on consultation_drafts for select to :person using (municipality_id = (select app.municipality())
  and exists (select from proposals p where p.id = consultation_drafts.proposal_id
    and (p.submitted_at is not null or p.organisation_id = (select app.organisation()))));
grant select on consultation_drafts to :person;

-- Links are made by the desk and read by nobody: whoever holds one is asked for by its hash alone.
create policy adds on consultation_links for insert to :person with check (municipality_id = (select app.municipality())
  and (select app.has_role('officer') or app.has_role('chief')) and made_by = (select app.person())
  and exists (select from consultations c where c.id = consultation_links.consultation_id));
grant insert on consultation_links to :person;

-- A department answers; where something goes is the desk's.
create function wall.guard_consultation() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) or app.has_role('officer') or app.has_role('chief') then return new; end if;
  if new.department_id is distinct from old.department_id or new.state not in (old.state, 'answered') then
    raise exception 'a department answers; the desk decides where a consultation goes' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_columns before update on consultations for each row execute function wall.guard_consultation();

-- A department that hands something back no longer reads it, so it cannot write that row itself.
create function app.hand_back_consultation(consultation uuid, due_on date) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  with handed as (update consultations set state = 'open', department_id = null, due = due_on, version = version + 1
    where id = consultation and municipality_id = app.municipality() and state = 'passed_on' and department_id = any (app.departments())
    returning id)
  select exists (select from handed)
$$;

-- ── numbers and links ───────────────────────────────────────────────────────────────────────────────────────────────
-- No gaps, no doubles: the counter's row is held until the transaction ends.
create function app.next_consultation_number(year int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given int;
begin
  -- The public page comes without a person, through the function below.
  if app.person() is not null and not (app.has_role('officer') or app.has_role('chief')) then
    raise exception 'the desk numbers consultations' using errcode = 'insufficient_privilege';
  end if;
  insert into consultation_numbers (fiscal_year, last) values (year, 1)
  on conflict (municipality_id, fiscal_year) do update set last = consultation_numbers.last + 1 returning last into given;
  return given;
end $$;

-- From the public page: nobody is signed in, and a visitor's role writes nothing. The same form sent twice is kept once.
create function app.receive_consultation(form uuid, hash bytea, what jsonb, year int, at timestamptz, due date, link_until timestamptz)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(form::text, 0));
  if exists (select from consultations c where c.id = form) then return; end if;
  insert into consultations (id, fiscal_year, serial, kind, channel, lang, sender_name, sender_organisation, mail, telephone, body, received_at, due)
  values (form, year, app.next_consultation_number(year), what->>'kind', 'form', what->>'lang', what->>'name', what->>'organisation',
    what->>'mail', what->>'telephone', what->>'body', at, due);
  insert into consultation_links (token_hash, consultation_id, created_at, expires_at) values (hash, form, at, link_until);
end $$;

-- What the sender reads by their link: their own words, where it stands, the answers. Notes and the reason of a closing stay inside.
create function app.followed_consultation(hash bytea, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('id', c.id, 'fiscal_year', c.fiscal_year, 'serial', c.serial, 'kind', c.kind, 'state', c.state, 'body', c.body,
    'name', c.sender_name, 'received_at', c.received_at, 'due', c.due,
    'invited', exists (select from consultation_steps s where s.consultation_id = c.id and s.kind = 'invited'),
    'drafted', exists (select from consultation_drafts d where d.consultation_id = c.id),
    'steps', coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at, 'department', d.name,
        'body', case when s.kind in ('answered', 'invited') then s.body else '' end) order by s.at, s.id)
      from consultation_steps s left join departments d on d.id = s.department_id
      where s.consultation_id = c.id and s.kind in ('answered', 'passed_on', 'invited', 'claimed', 'closed', 'reopened')), '[]'))
  from consultation_links l join consultations c on c.id = l.consultation_id
  where l.token_hash = hash and l.expires_at > at and l.municipality_id = app.municipality()
$$;

-- Ties an invited consultation to the draft that the person of this transaction has just begun; one at a time, whoever comes second gets
-- null. Nobody in the city sees it (a draft is the proposer's alone): the consultation stands as it stood until the draft is submitted.
create function app.claim_consultation(hash bytea, draft uuid, at timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  claimed uuid;
begin
  if not exists (select from proposals p where p.id = draft and p.status = 'draft' and p.organisation_id = app.organisation()
    and p.municipality_id = app.municipality()) then
    return null;
  end if;
  insert into consultation_drafts (consultation_id, proposal_id, claimed_by, at)
  select c.id, draft, app.person(), at
  from consultation_links l join consultations c on c.id = l.consultation_id
  where l.token_hash = hash and l.expires_at > at and c.municipality_id = app.municipality() and c.state in ('open', 'passed_on', 'answered')
    and exists (select from consultation_steps s where s.consultation_id = c.id and s.kind = 'invited')
  on conflict do nothing
  returning consultation_id into claimed;
  return claimed;
end $$;

-- With the submission the consultation has become a proposal, whatever it was before.
create function app.consultation_became_proposal() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with became as (
    update consultations c set state = 'became_proposal', due = null, version = version + 1
    from consultation_drafts d where d.proposal_id = new.id and c.id = d.consultation_id returning c.id, c.municipality_id)
  insert into consultation_steps (municipality_id, consultation_id, kind, at) select b.municipality_id, b.id, 'claimed', new.submitted_at from became b;
  return null;
end $$;
create trigger proposals_from_consultations after update of submitted_at on proposals
  for each row when (old.submitted_at is null and new.submitted_at is not null) execute function app.consultation_became_proposal();
revoke all on function app.next_consultation_number(int), app.hand_back_consultation(uuid, date), app.receive_consultation(uuid, bytea, jsonb, int, timestamptz, date, timestamptz),
  app.followed_consultation(bytea, timestamptz), app.claim_consultation(bytea, uuid, timestamptz) from public;
grant execute on function app.next_consultation_number(int), app.hand_back_consultation(uuid, date), app.claim_consultation(bytea, uuid, timestamptz) to :person;
grant execute on function app.receive_consultation(uuid, bytea, jsonb, int, timestamptz, date, timestamptz),
  app.followed_consultation(bytea, timestamptz) to :authenticator;
