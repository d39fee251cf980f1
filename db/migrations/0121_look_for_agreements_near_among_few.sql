-- What is near is found among few: every agreement in force was compared with the proposal (0086), which grows with a city's agreements. Now
-- those of the same partner are looked up by the partner, and of the others the newest three hundred are compared. All else is as before.
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
    (select a.proposal_id, a.version from agreements a
      where exists (select from s) and a.municipality_id = app.municipality() and a.state = 'concluded' and a.concluded_on <= today
        and (a.ends_on is null or a.ends_on >= today)
      order by a.concluded_on desc limit 300)
    union
    (select a.proposal_id, a.version from s cross join lateral (
        select p.id from proposals p where p.organisation_id = s.organisation_id and p.status in ('preparing', 'active') and p.municipality_id = app.municipality()
        order by p.created_at desc limit 100) p
      join agreements a on a.proposal_id = p.id and a.state = 'concluded' and a.concluded_on <= today and (a.ends_on is null or a.ends_on >= today))
  )
  select p.id, a.number, p.title, o.name, a.concluded_on::text, a.ends_on::text, p.organisation_id = s.organisation_id, b.fields
  from s cross join candidates c
  join agreements a on a.proposal_id = c.proposal_id and a.version = c.version
  join proposals p on p.id = a.proposal_id and p.status in ('preparing', 'active') and p.id <> s.id
  join organisations o on o.id = p.organisation_id
  cross join lateral (select array(select f from unnest(p.fields) f where f = any (s.fields)) as fields) b
  where (p.organisation_id = s.organisation_id or cardinality(b.fields) > 0)
    and not exists (select from agreements n where n.proposal_id = a.proposal_id and n.version > a.version and n.state = 'concluded')
    and not exists (select from conflict_declarations t where t.person_id = app.person() and t.has_tie and t.proposal_id = p.id)
  order by 7 desc, cardinality(b.fields) desc, a.concluded_on desc, p.id
  limit most;
end $$;
