-- 登録前の下書き (G8.1): what somebody has written before they have an account. Whoever holds its secret reads it, and of that only the
-- hash is stored; no person of the city has a policy on it. Open words alone: protected ones (P7b) wait for an account (decision 0029).
create table early_drafts (
  token_hash bytea primary key,
  municipality_id text not null default app.municipality() references municipalities,
  challenge_id uuid references challenges,
  words jsonb not null,
  -- A keyed hash of the network address: counted so that one line does not fill the disk, and nobody's address is kept.
  line_hash bytea not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  -- The limits of the fields count characters as a reader does; one such character may be of many bytes.
  constraint early_drafts_are_short check (octet_length(words::text) <= 131072)
);
create index early_drafts_of_line on early_drafts (municipality_id, line_hash);
create index early_drafts_by_end on early_drafts (municipality_id, expires_at);

-- Without a policy on purpose: everything goes through the functions below.
alter table early_drafts enable row level security;

create function app.find_early_draft(hash bytea, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('words', d.words, 'saved_at', d.saved_at, 'expires_at', d.expires_at,
    'challenge', (select jsonb_build_object('code', c.code, 'title', c.title, 'deadline', c.deadline) from challenges c where c.id = d.challenge_id))
  from early_drafts d where d.token_hash = hash and d.municipality_id = app.municipality() and d.expires_at > at
$$;

-- The same with its lock, to compare what is stored with what a form was drawn from before it is written over.
create function app.lock_early_draft(hash bytea, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_words jsonb;
begin
  select d.words into found_words from early_drafts d
    where d.token_hash = hash and d.municipality_id = app.municipality() and d.expires_at > at for update;
  return found_words;
end $$;

-- 'kept', or why not: 'line' (this line has begun as many as it may), 'all' (the whole place is taken).
create function app.begin_early_draft(hash bytea, line bytea, challenge text, what jsonb, at timestamptz, until timestamptz, most_of_line int, most int)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(line, 'hex'), 28));
  if exists (select from early_drafts d where d.token_hash = hash) then return 'kept'; end if;
  if (select count(*) from early_drafts d where d.municipality_id = app.municipality() and d.line_hash = line) >= most_of_line then
    return 'line';
  end if;
  if (select count(*) from early_drafts d where d.municipality_id = app.municipality()) >= most then return 'all'; end if;
  insert into early_drafts (token_hash, challenge_id, words, line_hash, saved_at, expires_at)
  values (hash, (select c.id from challenges c where c.code = challenge and c.municipality_id = app.municipality() and c.status <> 'draft'),
    what, line, at, until);
  return 'kept';
end $$;

-- The end moves on by whole days, so that most saves touch no index.
create function app.save_early_draft(hash bytea, what jsonb, at timestamptz, until timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update early_drafts set words = what, saved_at = at,
    expires_at = case when expires_at < until - interval '1 day' then until else expires_at end
  where token_hash = hash and municipality_id = app.municipality() and expires_at > at
$$;

create function app.drop_early_draft(hash bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from early_drafts where token_hash = hash and municipality_id = app.municipality()
$$;

-- Into an account: who comes second with the same secret gets null.
create function app.take_early_draft(hash bytea, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken jsonb;
begin
  if app.organisation() is null then return null; end if;
  delete from early_drafts d where d.token_hash = hash and d.municipality_id = app.municipality() and d.expires_at > at
    returning jsonb_build_object('words', d.words, 'challenge', (select c.code from challenges c where c.id = d.challenge_id)) into taken;
  return taken;
end $$;

create function app.clear_early_drafts(at timestamptz) returns int
language sql security definer set search_path = public, pg_temp as $$
  with cleared as (delete from early_drafts where municipality_id = app.municipality() and expires_at <= at returning 1)
  select count(*)::int from cleared
$$;

revoke all on function app.find_early_draft(bytea, timestamptz), app.lock_early_draft(bytea, timestamptz),
  app.begin_early_draft(bytea, bytea, text, jsonb, timestamptz, timestamptz, int, int), app.save_early_draft(bytea, jsonb, timestamptz, timestamptz),
  app.drop_early_draft(bytea), app.take_early_draft(bytea, timestamptz), app.clear_early_drafts(timestamptz) from public;
grant execute on function app.find_early_draft(bytea, timestamptz), app.lock_early_draft(bytea, timestamptz),
  app.begin_early_draft(bytea, bytea, text, jsonb, timestamptz, timestamptz, int, int), app.save_early_draft(bytea, jsonb, timestamptz, timestamptz),
  app.drop_early_draft(bytea) to :authenticator;
grant execute on function app.take_early_draft(bytea, timestamptz) to :person;
grant execute on function app.clear_early_drafts(timestamptz) to :clock;
