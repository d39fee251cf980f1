-- The place for all early drafts (0028) is shared by networks (IPv4 /24, IPv6 /48): one of them cannot fill it for everybody. A keyed hash,
-- as of the line. Without a network (written before this): counted as one.
alter table early_drafts add column network_hash bytea not null default '\x';
create index early_drafts_of_network on early_drafts (municipality_id, network_hash, saved_at);

-- Makes room in a network: the draft that nobody has touched for the longest time goes, never one that was written in the last hour.
create function app.clear_untouched_early_draft(network bytea, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from early_drafts d where d.token_hash = (select o.token_hash from early_drafts o
    where o.municipality_id = app.municipality() and o.network_hash = network and o.saved_at < at - interval '1 hour'
    order by o.saved_at, o.token_hash limit 1 for update skip locked);
  return found;
end $$;
revoke all on function app.clear_untouched_early_draft(bytea, timestamptz) from public;

drop function app.begin_early_draft(bytea, bytea, text, jsonb, timestamptz, timestamptz, int, int);
-- 'kept', or why not: 'line' (this line, or its network, has begun as many as it may), 'all' (the whole place is taken).
create function app.begin_early_draft(hash bytea, line bytea, network bytea, challenge text, what jsonb, at timestamptz, until timestamptz,
  most_of_line int, most_of_network int, most int)
returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  crowded bytea;
begin
  perform pg_advisory_xact_lock(hashtextextended(encode(network, 'hex'), 28));
  if exists (select from early_drafts d where d.token_hash = hash) then return 'kept'; end if;
  if (select count(*) from early_drafts d where d.municipality_id = app.municipality() and d.line_hash = line) >= most_of_line then
    return 'line';
  end if;
  if (select count(*) from early_drafts d where d.municipality_id = app.municipality() and d.network_hash = network) >= most_of_network
    and not app.clear_untouched_early_draft(network, at) then
    return 'line';
  end if;
  if (select count(*) from early_drafts d where d.municipality_id = app.municipality()) >= most then
    -- The network that holds the most gives way; whoever writes alone or with a few loses nothing to a flood.
    select d.network_hash into crowded from early_drafts d where d.municipality_id = app.municipality()
      group by d.network_hash having count(*) > 10 order by count(*) desc, min(d.saved_at) limit 1;
    if crowded is null or not app.clear_untouched_early_draft(crowded, at) then return 'all'; end if;
  end if;
  insert into early_drafts (token_hash, challenge_id, words, line_hash, network_hash, saved_at, expires_at)
  values (hash, (select c.id from challenges c where c.code = challenge and c.municipality_id = app.municipality() and c.status <> 'draft'),
    what, line, network, at, until);
  return 'kept';
end $$;
revoke all on function app.begin_early_draft(bytea, bytea, bytea, text, jsonb, timestamptz, timestamptz, int, int, int) from public;
grant execute on function app.begin_early_draft(bytea, bytea, bytea, text, jsonb, timestamptz, timestamptz, int, int, int) to :authenticator;
