-- What a tie is (P2) was accepted from anybody for any proposal: the answer told whether an id exists, and a row on another company's draft
-- would have stood in the way of discarding it. It goes with one's own declaration of a tie, which the command writes first.
alter policy adds on conflict_details with check (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and exists (select from conflict_declarations t where t.proposal_id = conflict_details.proposal_id
    and t.person_id = (select app.person()) and t.has_tie));
