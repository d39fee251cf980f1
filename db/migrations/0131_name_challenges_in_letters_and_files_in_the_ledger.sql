-- A letter about a challenge names its number, as those about proposals do. Until it is published it has none: its code is then a draft's.
-- The newest before is 0113; nothing else of it changes.
create or replace view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial, n.challenge_id, n.subject_id,
  n.request_id, n.seed_id, n.hand_over_id, case when h.published_at is not null then h.code end as challenge_code
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
left join challenges h on h.id = n.challenge_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null and who.blocked_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null)
  -- What happened since: a tie that was declared, a member who left. The letter would carry a number, and the days of meetings.
  and (n.proposal_id is null or not exists (select from conflict_declarations t where t.proposal_id = n.proposal_id and t.person_id = n.person_id and t.has_tie))
  and (n.proposal_id is null or who.side <> 'partner'
    or exists (select from memberships b where b.person_id = n.person_id and b.organisation_id = p.organisation_id and b.ended_at is null))
  and not exists (select from challenge_requests r where r.id = n.request_id and r.answer is not null);

-- P7b: whether a file of the part was opened in place of its words, and which. An id alone, and no reference: the ledger outlives the file,
-- and a file's name may tell something of what is protected.
alter table readings add column attachment_id uuid;
grant insert (attachment_id) on readings to :person;
