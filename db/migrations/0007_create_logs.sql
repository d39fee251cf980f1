-- Logs that nobody rewrites: append-only by grant, chained per subject. The link is an HMAC by a key that is not in the
-- database, so an edit made past the program shows (npm run -s verify-chains).

create table gate_confirmations (
  proposal_id uuid not null references proposals,
  principle text not null check (principle in ('P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7')),
  municipality_id text not null default app.municipality() references municipalities,
  evidence text not null,
  by_id uuid not null references people,
  at timestamptz not null,
  primary key (proposal_id, principle)
);
comment on table gate_confirmations is 'P1 and P2: a person confirmed the evidence. P3–P7 are confirmed by the acts themselves.';

create table chain_heads (
  kind text not null check (kind in ('events', 'readings', 'audit')),
  subject text not null,
  municipality_id text not null default app.municipality() references municipalities,
  seq int not null default 0,
  link bytea,
  primary key (municipality_id, kind, subject)
);

create table events (
  proposal_id uuid not null references proposals,
  seq int not null,
  municipality_id text not null default app.municipality() references municipalities,
  kind text not null,
  -- The matrix line of the record this event speaks of: who may read that may read this.
  line text not null,
  by_id uuid references people,
  by_side text not null check (by_side in ('partner', 'desk', 'department', 'approver', 'clock')),
  department_id uuid references departments,
  at timestamptz not null,
  -- The status after this event when it moved the proposal: the log replayed gives the status.
  to_status text,
  -- Ids and facts, never whole records, never protected words.
  facts jsonb not null,
  previous bytea,
  link bytea not null,
  primary key (proposal_id, seq)
);

create table readings (
  id uuid primary key default gen_random_uuid(),
  part_id uuid not null references protected_parts,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  seq int not null,
  person_id uuid not null references people,
  department_name text not null,
  role text not null,
  purpose text not null,
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  previous bytea,
  link bytea not null,
  constraint readings_seq_once unique (part_id, seq)
);
create index readings_of_proposal on readings (proposal_id, at);
create index readings_of_person on readings (part_id, person_id, recorded_at);

create table audit_events (
  municipality_id text not null default app.municipality() references municipalities,
  seq int not null,
  kind text not null,
  by_id uuid references people,
  subject_id uuid,
  at timestamptz not null,
  facts jsonb not null,
  previous bytea,
  link bytea not null,
  primary key (municipality_id, seq)
);
comment on table audit_events is 'Access and settings: sign-in, accounts, posts. No content of any proposal.';

-- A form carries a key: sent twice, done once. The answer of the first sending is given again.
create table form_keys (
  key uuid not null,
  person_id uuid not null references people,
  municipality_id text not null default app.municipality() references municipalities,
  at timestamptz not null,
  location text not null,
  primary key (person_id, key)
);

alter table gate_confirmations enable row level security;
alter table chain_heads enable row level security;
alter table events enable row level security;
alter table readings enable row level security;
alter table audit_events enable row level security;
alter table form_keys enable row level security;

-- Hands out the previous link and holds the head until the transaction ends: two appends to one subject queue up.
create function app.chain_head(chain_kind text, chain_subject text, out seq int, out link bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into chain_heads (kind, subject) values (chain_kind, chain_subject) on conflict do nothing;
  select h.seq, h.link into seq, link from chain_heads h
    where h.municipality_id = app.municipality() and h.kind = chain_kind and h.subject = chain_subject for update;
end $$;

-- An entry follows the head exactly, or is refused: nothing is inserted in between and nothing is left out.
create function app.follow_chain() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  chain_subject text := case tg_argv[0] when 'events' then to_jsonb(new)->>'proposal_id' when 'readings' then to_jsonb(new)->>'part_id' else 'audit' end;
begin
  update chain_heads h set seq = new.seq, link = new.link
    where h.municipality_id = new.municipality_id and h.kind = tg_argv[0] and h.subject = chain_subject
      and h.seq = new.seq - 1 and h.link is not distinct from new.previous;
  if not found then
    raise exception 'the chain of % % has moved on', tg_argv[0], chain_subject using errcode = 'serialization_failure';
  end if;
  return new;
end $$;
create trigger events_follow_chain before insert on events for each row execute function app.follow_chain('events');
create trigger readings_follow_chain before insert on readings for each row execute function app.follow_chain('readings');
create trigger audit_follow_chain before insert on audit_events for each row execute function app.follow_chain('audit');
