-- What is near was found among few (0121), but all agreements were read twice for it: to join those of the same partner, and to say of the few what
-- they are. Now the few carry what is said of them, and agreements and proposals are looked up by their key, one after another (`offset 0`: not
-- flattened into a join with all of them). All else is as before.
create or replace function app.agreements_near(subject uuid, today date, most int)
returns table ("proposalId" uuid, number text, title text, organisation text, "concludedOn" text, "endsOn" text, "samePartner" boolean, fields text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not (app.has_role('officer') or app.has_role('chief')) then return; end if;
  return query
  with s as materialized (
    select x.id, x.organisation_id, x.fields from proposals x
    where x.id = subject and x.municipality_id = app.municipality() and x.submitted_at is not null and not x.sealed
      and not exists (select from conflict_declarations t where t.person_id = app.person() and t.has_tie and t.proposal_id = x.id)
  ), candidates as materialized (
    (select a.proposal_id, a.version, a.number, a.concluded_on, a.ends_on from agreements a
      where exists (select from s) and a.municipality_id = app.municipality() and a.state = 'concluded' and a.concluded_on <= today
        and (a.ends_on is null or a.ends_on >= today)
      order by a.concluded_on desc limit 300)
    union
    (select a.proposal_id, a.version, a.number, a.concluded_on, a.ends_on from s cross join lateral (
        select p.id from proposals p where p.organisation_id = s.organisation_id and p.status in ('preparing', 'active') and p.municipality_id = app.municipality()
        order by p.created_at desc limit 100) p
      cross join lateral (select v.proposal_id, v.version, v.number, v.concluded_on, v.ends_on from agreements v
        where v.proposal_id = p.id and v.state = 'concluded' and v.concluded_on <= today and (v.ends_on is null or v.ends_on >= today) offset 0) a)
  )
  select p.id, a.number, p.title, o.name, a.concluded_on::text, a.ends_on::text, p.organisation_id = s.organisation_id, b.fields
  from s cross join candidates a
  cross join lateral (select q.id, q.title, q.organisation_id, q.fields from proposals q
    where q.id = a.proposal_id and q.status in ('preparing', 'active') and q.id <> s.id
      and not exists (select from agreements n where n.proposal_id = a.proposal_id and n.version > a.version and n.state = 'concluded') offset 0) p
  join organisations o on o.id = p.organisation_id
  cross join lateral (select array(select f from unnest(p.fields) f where f = any (s.fields)) as fields) b
  where (p.organisation_id = s.organisation_id or cardinality(b.fields) > 0)
    and not exists (select from conflict_declarations t where t.person_id = app.person() and t.has_tie and t.proposal_id = p.id)
  order by 7 desc, cardinality(b.fields) desc, a.concluded_on desc, p.id
  limit most;
end $$;
