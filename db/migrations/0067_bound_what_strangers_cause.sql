-- A stranger types an address, and the city writes to it: by the limits below nobody's mailbox is flooded by our letters, and neither is
-- the desk's outbox. What was sent is taken all the same; its page shows what the letter would have said.
create index letters_to_strangers on letters (municipality_id, lower(to_address), created_at) where person_id is null;
create index letters_of_person on letters (person_id, kind, created_at) where person_id is not null;

-- Three letters of a kind to one address in a day; three hundred to strangers in an hour, all addresses together.
create function app.may_write_to_stranger(address text, letter_kind text, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (select count(*) from letters l where l.municipality_id = app.municipality() and l.person_id is null
      and lower(l.to_address) = lower(address) and l.kind = letter_kind
      and l.created_at > may_write_to_stranger.at - interval '1 day') < 3
    and (select count(*) from (select from letters l where l.municipality_id = app.municipality() and l.person_id is null
      and l.kind = letter_kind and l.created_at > may_write_to_stranger.at - interval '1 hour' limit 300) busy) < 300
$$;
revoke all on function app.may_write_to_stranger(text, text, timestamptz) from public;
grant execute on function app.may_write_to_stranger(text, text, timestamptz) to :authenticator;

-- A sealed challenge that is withdrawn leaves its proposals unread for good (0036); those who wrote one are told. The clock tells, and
-- learns of nothing but that there is somebody to tell.
create function app.sealed_for_good(challenge uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from proposals p join challenges c on c.id = p.challenge_id
  where c.id = challenge and c.municipality_id = app.municipality() and c.status = 'withdrawn'
    and p.sealed and p.submitted_at is not null and p.status = 'submitted'
$$;
revoke all on function app.sealed_for_good(uuid) from public;
grant execute on function app.sealed_for_good(uuid) to :clock;
