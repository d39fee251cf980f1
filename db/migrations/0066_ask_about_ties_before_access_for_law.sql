-- P2: whoever reads by an access for law (0033) first says whether there is a tie between them and the proposer, as everybody in the city
-- does. What is granted to somebody, and whether they have answered; owner's rights, because they need not be anything to the proposal.
create view wall.law_grants as
select a.id as access_id, a.part_id, a.proposal_id, a.purpose, a.reason, a.ends_at, p.heading, p.state,
  s.fiscal_year, s.serial, o.name as organisation,
  exists (select from conflict_declarations t where t.proposal_id = a.proposal_id and t.person_id = a.person_id) as is_declared
from law_accesses a
join protected_parts p on p.id = a.part_id
join proposals s on s.id = a.proposal_id
join organisations o on o.id = s.organisation_id
where a.municipality_id = (select app.municipality()) and a.person_id = (select app.person())
  and a.ended_at is null and a.ends_at > now() and p.state = 'agreed' and not s.sealed
  and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver'))
  and not exists (select from conflict_declarations t where t.proposal_id = a.proposal_id and t.person_id = a.person_id and t.has_tie);
grant select on wall.law_grants to :person;

-- What opens: the policies of contents and readings ask this view, so that without an answer there is no reading and no word.
create or replace view wall.law_openings as
select access_id, part_id, proposal_id, purpose, reason, ends_at, heading, state, fiscal_year, serial, organisation
from wall.law_grants where is_declared;

alter policy adds on conflict_declarations with check (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and ((wall.flags(proposal_id) & (4 + 16)) <> 0 or proposal_id in (select g.proposal_id from wall.law_grants g)));

-- A bar on telling ends by its day: the clock tells then, once. It reads no word of it.
create policy clock_tells on law_accesses for all to :clock using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()));
grant select (id, municipality_id, proposal_id, part_id, purpose, untold_until, told_at), update (told_at) on law_accesses to :clock;
create index law_accesses_untold on law_accesses (municipality_id, untold_until) where untold_until is not null and told_at is null;
