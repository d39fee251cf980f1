-- An organisation that registered twice becomes one. An administrator merges, and reads no proposal for it: the function moves what belongs
-- to the organisation, and answers with nothing but that it was done.

alter table organisations add column merged_into uuid references organisations;
alter table organisations add column merged_at timestamptz;
alter table organisations add constraint organisations_merged_into_another check (merged_into <> id);
alter table organisations add constraint organisations_merged_at_a_time check ((merged_into is null) = (merged_at is null));
comment on column organisations.merged_into is 'Set by app.merge_organisations alone: the organisation that it has become.';

create table organisation_merges (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  kept_id uuid not null references organisations,
  gone_id uuid not null references organisations,
  kept_name text not null,
  gone_name text not null,
  -- How it was made sure that both are one: whoever belongs to either reads everything of both from then on (P7b).
  made_sure text not null check (made_sure <> ''),
  by_id uuid not null references people,
  at timestamptz not null,
  constraint organisation_merges_once unique (gone_id)
);
create index organisation_merges_newest on organisation_merges (municipality_id, at desc, id);
alter table organisation_merges enable row level security;
-- ● administrator and chief · ○ the people of the organisation that was kept.
create policy reads on organisation_merges for select to :person using (municipality_id = (select app.municipality())
  and ((select app.has_role('administrator') or app.has_role('chief')) or kept_id = (select app.organisation())));
grant select on organisation_merges to :person;

-- One name for two ways of writing it: width and case, blanks and dots, and what kind of body it is do not count. A copy for comparing; what
-- is stored stays as it was typed.
create function app.organisation_key(name text) returns text language sql immutable as $$
  select regexp_replace(lower(normalize(name, NFKC)),
    '株式会社|有限会社|合同会社|合資会社|合名会社|(一般|公益)(社団|財団)法人|特定非営利活動法人|npo法人|学校法人|国立大学法人|\((株|有|同|資|名|一社|一財|公社|公財|特非|学)\)|[\s・.,、。]', '', 'g')
$$;
-- Whoever adds an organisation or looks for doubles asks it, by the index.
grant execute on function app.organisation_key(text) to :person, :authenticator;
create index organisations_by_key on organisations (municipality_id, app.organisation_key(name)) where merged_into is null;
create index organisations_by_number on organisations (municipality_id, corporate_number) where merged_into is null and corporate_number is not null;

-- A proposal changes its organisation with its organisation's merging alone.
create or replace function wall.guard_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.organisation_id <> old.organisation_id and (new.municipality_id = old.municipality_id)
    and exists (select from organisations o where o.id = old.organisation_id and o.merged_into = new.organisation_id) then
    -- Nothing else changes with it.
    if to_jsonb(new) - 'organisation_id' = to_jsonb(old) - 'organisation_id' then return new; end if;
  end if;
  if new.municipality_id <> old.municipality_id or new.organisation_id <> old.organisation_id
    or (old.serial is not null and (new.serial, new.fiscal_year, new.submitted_at) is distinct from (old.serial, old.fiscal_year, old.submitted_at)) then
    raise exception 'a proposal keeps its municipality, organisation and number' using errcode = 'insufficient_privilege';
  end if;
  if app.person() is null then return new; end if;
  if new.status <> old.status and not exists (select from wall.sight s where s.proposal_id = old.id and (s.proposer or s.desk)) then
    raise exception 'only its organisation and the desk move a proposal' using errcode = 'insufficient_privilege';
  end if;
  if new.status <> old.status and exists (select from wall.sight s where s.proposal_id = old.id and s.proposer)
    and not (new.status = 'withdrawn' or (new.status = 'submitted' and old.status in ('draft', 'additions_asked'))) then
    raise exception 'its organisation sends a proposal and takes it back, and no more' using errcode = 'insufficient_privilege';
  end if;
  if old.submitted_at is not null and (new.title, new.fields) is distinct from (old.title, old.fields) then
    raise exception 'title and fields stand with the number' using errcode = 'insufficient_privilege';
  end if;
  if (new.dialogue_at is distinct from old.dialogue_at and (old.dialogue_at is not null or new.status <> 'dialogue'))
    or (new.active_at is distinct from old.active_at and (old.active_at is not null or new.status <> 'active')) then
    raise exception 'a proposal is seen by more people with its status alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- One transaction, whole or not at all. False: one of the two is not there, or has been merged already.
create function app.merge_organisations(kept uuid, gone uuid, sure text, at timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app.has_role('administrator') then
    raise exception 'an administrator merges organisations' using errcode = 'insufficient_privilege';
  end if;
  if (select count(*) from (select o.id from organisations o where o.id in (kept, gone) and o.municipality_id = app.municipality()
      and o.merged_into is null order by o.id for update) two) <> 2 then
    return false;
  end if;
  update organisations o set merged_into = kept, merged_at = at where o.id = gone;
  -- What had become the one becomes the other.
  update organisations o set merged_into = kept where o.merged_into = gone;
  insert into memberships as m (organisation_id, person_id, municipality_id, role, since)
    select kept, g.person_id, g.municipality_id, g.role, g.since from memberships g where g.organisation_id = gone and g.ended_at is null
    on conflict (organisation_id, person_id) do update set ended_at = null,
      role = case when m.ended_at is null and m.role = 'representative' then m.role else excluded.role end;
  update memberships g set ended_at = at where g.organisation_id = gone and g.ended_at is null;
  update sessions s set organisation_id = kept where s.organisation_id = gone;
  update invitations i set organisation_id = kept where i.organisation_id = gone;
  update proposals p set organisation_id = kept where p.organisation_id = gone;
  -- What it says of itself (a later table) goes over where the kept one has said nothing.
  if to_regclass('public.organisation_profiles') is not null then
    update organisation_profiles f set organisation_id = kept where f.organisation_id = gone
      and not exists (select from organisation_profiles k where k.organisation_id = kept);
  end if;
  insert into organisation_merges (municipality_id, kept_id, gone_id, kept_name, gone_name, made_sure, by_id, at)
    select app.municipality(), k.id, g.id, k.name, g.name, sure, app.person(), at from organisations k, organisations g where k.id = kept and g.id = gone;
  perform app.raise_public_revision();
  return true;
end $$;
revoke all on function app.merge_organisations(uuid, uuid, text, timestamptz) from public;
grant execute on function app.merge_organisations(uuid, uuid, text, timestamptz) to :person;
