-- The seal overrides every other row (0036), also that of an access for law (0033): nobody in the city is anything to what is sealed. Owner's
-- rights, because whom an access is granted to need not see the proposal.
create view wall.own_law_accesses as
select a.id from law_accesses a
join proposals p on p.id = a.proposal_id
where a.municipality_id = (select app.municipality()) and a.person_id = (select app.person()) and p.submitted_at is not null and not p.sealed
  and not exists (select from conflict_declarations t where t.proposal_id = a.proposal_id and t.person_id = a.person_id and t.has_tie);
grant select on wall.own_law_accesses to :person;

do $$
begin
  execute format('alter policy reads on law_accesses using (municipality_id = app.municipality() and (%s))', wall.asked_of_flags(
    's.desk or (s.proposer and (law_accesses.untold_until is null or law_accesses.told_at is not null
        or law_accesses.untold_until < (now() at time zone ''Asia/Tokyo'')::date))
      or law_accesses.id in (select o.id from wall.own_law_accesses o)', 'law_accesses'));
end $$;

create or replace view wall.law_openings as
select a.id as access_id, a.part_id, a.proposal_id, a.purpose, a.reason, a.ends_at, p.heading, p.state,
  s.fiscal_year, s.serial, o.name as organisation
from law_accesses a
join protected_parts p on p.id = a.part_id
join proposals s on s.id = a.proposal_id
join organisations o on o.id = s.organisation_id
where a.municipality_id = (select app.municipality()) and a.person_id = (select app.person())
  and a.ended_at is null and a.ends_at > now() and p.state = 'agreed' and not s.sealed
  and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver'))
  and not exists (select from conflict_declarations t where t.proposal_id = a.proposal_id and t.person_id = a.person_id and t.has_tie);
