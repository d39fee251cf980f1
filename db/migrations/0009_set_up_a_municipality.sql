-- One-time links: the first of an empty installation makes the city and its administrator; one that names a person lets them
-- choose a password (new staff, a forgotten password).

alter table setup_links add column person_id uuid references people;
alter table setup_links add column made_by uuid references people;
create index setup_links_of_person on setup_links (person_id);
comment on column setup_links.person_id is 'Who chooses a password by it; null for the link that sets the city up.';

-- No role may insert a municipality. This function does, for whoever holds a living set-up link, while the city has no
-- administrator: it uses the link up, and of two who come at once only one gets an answer. NULL: the link is dead.
create function app.set_up_city(set_up_link bytea, at timestamptz, city_name text, city_name_en text,
  desk_code text, desk_division text, desk_name text, desk_name_en text) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare desk_id uuid;
begin
  perform pg_advisory_xact_lock(hashtext('set up ' || app.municipality()));
  if exists (select from staff_posts t where t.municipality_id = app.municipality() and t.role = 'administrator' and t.ended_at is null) then
    return null;
  end if;
  update setup_links l set used_at = at
    where l.token_hash = set_up_link and l.municipality_id = app.municipality() and l.person_id is null
      and l.used_at is null and l.expires_at > at;
  if not found then
    return null;
  end if;
  insert into municipalities as m (id, name, name_en) values (app.municipality(), city_name, city_name_en)
    on conflict (id) do update set name = excluded.name, name_en = excluded.name_en;
  insert into departments as d (municipality_id, code, division, name, name_en, is_desk)
    values (app.municipality(), desk_code, desk_division, desk_name, desk_name_en, true)
    on conflict (municipality_id, code) do update set name = excluded.name, is_desk = true
    returning d.id into desk_id;
  return desk_id;
end $$;
revoke all on function app.set_up_city(bytea, timestamptz, text, text, text, text, text, text) from public;
grant execute on function app.set_up_city(bytea, timestamptz, text, text, text, text, text, text) to :authenticator;
