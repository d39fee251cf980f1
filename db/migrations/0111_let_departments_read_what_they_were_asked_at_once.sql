-- The board of a department begins with the inquiries that wait for it. The policy "reads" (0008) asked wall.flags of each one's proposal,
-- which judges it by six tables: three hundred open inquiries cost more than everything else of the page (docs/performance.md). Of an own open
-- inquiry the answer is always the same: it makes the department "asked" (wall.judged), unless its proposal is a draft or sealed,
-- which no inquiry may be of, or the person has declared a tie. So it is read by its own columns, with the ties looked up once (as 0010
-- does for the desk).
do $$
begin
  if exists (select from inquiries i join proposals p on p.id = i.proposal_id where p.submitted_at is null or p.sealed) then
    raise exception 'a draft or a sealed proposal has an inquiry';
  end if;
end $$;
create trigger inquiries_of_submitted before insert or update of proposal_id on inquiries
  for each row execute function wall.no_wait_of_a_draft();
-- Only the speed rests on this one being asked before "reads": PostgreSQL joins policies by "or", the last name first.
create policy reads_own_at_once on inquiries for select to :person using (
  municipality_id = (select app.municipality())
  and ended_at is null and department_id = any ((select app.departments())::uuid[])
  and proposal_id not in (select t.proposal_id from wall.ties t));

-- The clocks of those proposals, which the board counts and lists: the lines of wall.sees that whoever is asked reads (0008), by the row
-- itself and the inquiries of the person, looked up once. Between the desk's policy (0010) and "reads", which judges each row.
create policy reads_as_asked on waits for select to :person using (
  municipality_id = (select app.municipality())
  and (line = any ('{proposal,open_parts,inside,review,agreement,publication}')
    or (line = 'inquiry' and department_id = any ((select app.departments())::uuid[])))
  and proposal_id in (select o.proposal_id from wall.of_person o where o.relation = 'asked')
  and proposal_id not in (select t.proposal_id from wall.ties t));
