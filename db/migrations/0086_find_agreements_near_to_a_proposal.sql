-- Agreements in force with the same partner or in the same fields, for the desk's page of a proposal. Owner's rights, like app.decided_before (0083):
-- setting up the policies of three tables for each page cost more than reading them. It answers the desk alone, and leaves out what the
-- reader has a tie to and every other city.
create function app.agreements_near(subject uuid, today date, most int)
returns table ("proposalId" uuid, number text, title text, organisation text, "concludedOn" text, "endsOn" text, "samePartner" boolean, fields text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not (app.has_role('officer') or app.has_role('chief')) then return; end if;
  return query
  select p.id, a.number, p.title, o.name, a.concluded_on::text, a.ends_on::text, p.organisation_id = s.organisation_id, b.fields
  from proposals s
  join agreements a on a.municipality_id = s.municipality_id and a.state = 'concluded' and a.concluded_on <= today and (a.ends_on is null or a.ends_on >= today)
  join proposals p on p.id = a.proposal_id and p.status in ('preparing', 'active') and p.id <> s.id
  join organisations o on o.id = p.organisation_id
  cross join lateral (select array(select f from unnest(p.fields) f where f = any (s.fields)) as fields) b
  where s.id = subject and s.municipality_id = app.municipality() and s.submitted_at is not null and not s.sealed
    and (p.organisation_id = s.organisation_id or cardinality(b.fields) > 0)
    and not exists (select from agreements n where n.proposal_id = a.proposal_id and n.version > a.version and n.state = 'concluded')
    and not exists (select from conflict_declarations t where t.person_id = app.person() and t.has_tie and t.proposal_id in (p.id, s.id))
  order by 7 desc, cardinality(b.fields) desc, a.concluded_on desc, p.id
  limit most;
end $$;
revoke all on function app.agreements_near(uuid, date, int) from public;
grant execute on function app.agreements_near(uuid, date, int) to :person;
create index agreements_in_force on agreements (municipality_id, concluded_on) where state = 'concluded';
