-- One administrator alone must not open one organisation's ideas to another's people (P7b), and names are typed by anybody. So an
-- organisation goes into another only while it has no proposal, and its people do not go with it: a representative of the one that stays
-- invites them. Two that both have proposals need the word of both sides, which is not built yet.
revoke execute on function app.merge_organisations(uuid, uuid, text, timestamptz) from :person;

create function app.absorb_organisation(kept uuid, gone uuid, sure text, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.has_role('administrator') then
    raise exception 'an administrator merges organisations' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from (select o.id from organisations o where o.id in (kept, gone) and o.municipality_id = app.municipality()
      and o.merged_into is null order by o.id for update) two) <> 2 then
    return 'not-found';
  end if;
  if exists (select from proposals p where p.organisation_id = gone) then return 'has-proposals'; end if;
  update organisations o set merged_into = kept, merged_at = at where o.id = gone;
  -- What had become the one becomes the other.
  update organisations o set merged_into = kept where o.merged_into = gone;
  update memberships g set ended_at = at where g.organisation_id = gone and g.ended_at is null;
  update sessions s set organisation_id = null where s.organisation_id = gone;
  update invitations i set revoked_at = at, revoked_by = app.person()
    where i.organisation_id = gone and i.accepted_at is null and i.revoked_at is null;
  insert into organisation_merges (municipality_id, kept_id, gone_id, kept_name, gone_name, made_sure, by_id, at)
    select app.municipality(), k.id, g.id, k.name, g.name, sure, app.person(), at from organisations k, organisations g where k.id = kept and g.id = gone;
  perform app.raise_public_revision();
  return 'done';
end $$;
revoke all on function app.absorb_organisation(uuid, uuid, text, timestamptz) from public;
grant execute on function app.absorb_organisation(uuid, uuid, text, timestamptz) to :person;

-- Whoever opens their notices has seen them all, also those that they may no longer see: an update through the policies would leave these
-- as unread for ever, and the header would go on telling of something new.
create function app.read_notices(at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update notices n set read_at = at where n.person_id = app.person() and n.municipality_id = app.municipality() and n.read_at is null
$$;
revoke all on function app.read_notices(timestamptz) from public;
grant execute on function app.read_notices(timestamptz) to :person;

-- A row stays in its municipality.
drop policy changes on organisation_profiles;
create policy changes on organisation_profiles for update to :person
  using (municipality_id = (select app.municipality()) and organisation_id = (select app.organisation()))
  with check (municipality_id = (select app.municipality()) and organisation_id = (select app.organisation()) and updated_by = (select app.person()));
