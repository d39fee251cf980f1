-- Mail leaves by an outbox: a letter is written in the transaction of the act that causes it, and sent afterwards (G6.1a). A letter holds
-- a number and a link, never a title, never a protected word. Whoever writes one cannot read any; the worker alone does.
create table letters (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  kind text not null check (kind <> ''),
  to_name text not null,
  to_address text not null check (to_address <> ''),
  lang text not null default 'ja' check (lang in ('ja', 'en')),
  person_id uuid references people,
  -- Numbers and links. Emptied once the letter is settled: a link may open something.
  facts jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'expired')),
  tries int not null default 0,
  created_at timestamptz not null,
  next_try_at timestamptz not null,
  settled_at timestamptz,
  -- What the mail server said, as a code: its sentence may hold an address.
  answer text not null default '',
  constraint letters_settled_have_a_time check ((state = 'waiting') = (settled_at is null))
);
create index letters_to_send on letters (municipality_id, next_try_at, id) where state = 'waiting';
create index letters_settled on letters (municipality_id, settled_at) where state <> 'waiting';

alter table letters enable row level security;
create policy adds on letters for insert to :person, :authenticator, :clock, :worker
  with check (municipality_id = (select app.municipality()) and state = 'waiting' and tries = 0);
grant insert (id, kind, to_name, to_address, lang, person_id, facts, created_at, next_try_at) on letters to :person, :authenticator, :clock, :worker;
create policy sends on letters for all to :worker using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()));
grant select, update, delete on letters to :worker;

-- How the mail is doing, for the administrator: counts and codes, no address and no content.
create function app.mail_health() returns table (waiting bigint, oldest timestamptz, sent bigint, refused bigint, expired bigint, last_answer text)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*) filter (where l.state = 'waiting'), min(l.created_at) filter (where l.state = 'waiting'),
    count(*) filter (where l.state = 'sent'), count(*) filter (where l.state = 'refused'), count(*) filter (where l.state = 'expired'),
    coalesce((array_agg(l.answer order by l.next_try_at desc) filter (where l.answer <> ''))[1], '')
  from letters l where l.municipality_id = app.municipality() and (app.has_role('administrator') or app.has_role('chief'))
$$;
grant execute on function app.mail_health() to :person;
