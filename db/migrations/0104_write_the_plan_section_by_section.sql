-- Two people write in one plan (P3): who writes in which section, and what one side proposes to the other (decision 0065, 0066).

-- A section is written by one person at a time. A lock is a courtesy that ends by itself: what protects the words is the version that a
-- form went out from. It is given back by ending it; the row stays and is taken anew.
create table plan_section_locks (
  proposal_id uuid not null references proposals,
  section text not null check (section ~ '^[a-z]{1,30}$'),
  municipality_id text not null default app.municipality() references municipalities,
  side text not null check (side in ('partner', 'city')),
  person_id uuid not null references people,
  since timestamptz not null,
  until timestamptz not null,
  primary key (proposal_id, section),
  -- Nobody keeps a section for a day.
  constraint plan_section_locks_are_short check (until >= since and until <= since + interval '12 hours')
);
alter table plan_section_locks enable row level security;
call wall.line('plan_section_locks', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 's.proposer or s.taking_part or s.desk');

create function wall.guard_section_lock() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.person_id is distinct from app.person() or (new.side = 'partner') <> wall.is(new.proposal_id, 'proposer') then
    raise exception 'nobody writes in another name' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (new.proposal_id, new.section, new.municipality_id) is distinct from (old.proposal_id, old.section, old.municipality_id) then
    raise exception 'a lock is of its section' using errcode = 'insufficient_privilege';
  end if;
  -- Somebody else's section is taken when their time is over, and by the program's clock, which writes both times.
  if tg_op = 'UPDATE' and old.person_id <> new.person_id and new.since < old.until then
    raise exception 'somebody else writes in this section' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger b_lock before insert or update on plan_section_locks for each row execute function wall.guard_section_lock();

-- What one side proposes for one section, and what became of it. The words are never changed; an acceptance makes a version.
create table plan_suggestions (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  section text not null check (section ~ '^[a-z]{1,30}$'),
  base_version int not null,
  -- The places of the section alone, as src/domain/plan/sections.ts names them, checked before they are stored.
  body jsonb not null,
  reason text not null check (reason <> ''),
  side text not null check (side in ('partner', 'city')),
  by_id uuid not null references people,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  answer text not null default '',
  answered_by uuid references people,
  answered_at timestamptz,
  accepted_version int,
  constraint plan_suggestions_of_a_version foreign key (proposal_id, base_version) references plans (proposal_id, version),
  constraint plan_suggestions_accepted_as_a_version foreign key (proposal_id, accepted_version) references plans (proposal_id, version),
  constraint plan_suggestions_answered check ((state = 'open') = (answered_by is null) and (answered_by is null) = (answered_at is null)),
  constraint plan_suggestions_accepted check ((state = 'accepted') = (accepted_version is not null)),
  constraint plan_suggestions_declined_with_a_reason check (state <> 'declined' or answer <> '')
);
create index plan_suggestions_of_proposal on plan_suggestions (proposal_id, at desc, id);
alter table plan_suggestions enable row level security;
call wall.line('plan_suggestions', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 's.proposer or s.taking_part or s.desk');

create trigger a_columns before update on plan_suggestions for each row execute function wall.guard_columns(
  'proposer', 'state answer answered_by answered_at accepted_version',
  'desk', 'state answer answered_by answered_at accepted_version',
  'taking_part', 'state answer answered_by answered_at accepted_version');
create trigger c_writer before insert on plan_suggestions for each row execute function wall.guard_writer('by_id');
create trigger c_side before insert on plan_suggestions for each row execute function wall.guard_side('side');

-- Answered once, in one's own name: by the other side, or withdrawn by who wrote it.
create function wall.guard_suggestion() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception 'a suggestion begins open' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.state <> 'open' then
    raise exception 'an answered suggestion stands' using errcode = 'insufficient_privilege';
  end if;
  if new.answered_by is distinct from app.person() then
    raise exception 'nobody answers in another name' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'withdrawn' and new.answered_by <> old.by_id
    or new.state <> 'withdrawn' and (old.side = 'partner') = wall.is(new.proposal_id, 'proposer') then
    raise exception 'the other side answers a suggestion, and its writer withdraws it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger b_answer before insert or update on plan_suggestions for each row execute function wall.guard_suggestion();
