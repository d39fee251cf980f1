-- The method: papers get a number of their own, the last person on a route tells the proposer, and nothing protected goes into a call.

-- 文書番号: given with the last approval.
alter table approval_papers add column document_number text not null default '';

-- A return of the review is told with its reason: to the method again from preparing, or back to the dialogue.
alter table reopenings add column kind text not null default 'method_review' check (kind in ('method_review', 'dialogue'));
create index reopenings_of_proposal on reopenings (proposal_id, at desc);

-- The approval of the last person on the route is what the proposer is told.
drop policy adds on decisions;
create policy adds on decisions for insert to :person with check (municipality_id = (select app.municipality())
  and exists (select from wall.sight s where s.proposal_id = decisions.proposal_id and (s.desk or s.asked or s.on_route)));

-- P2: a later check that finds it unfair takes the confirmation back.
create policy takes_back on gate_confirmations for delete to :person using (municipality_id = (select app.municipality()) and principle = 'P2'
  and exists (select from wall.sight s where s.proposal_id = gate_confirmations.proposal_id and (s.desk or s.asked)));
grant delete on gate_confirmations to :person;

-- P7b: does the content of a protected part stand in a text that is to be published? Answers with the part alone, never with its words:
-- the content stays unread. Twelve characters in a row are enough, a shorter content as a whole; width, spaces and case do not matter.
create function app.stands_in_text(proposal uuid, words text) returns table (part_id uuid, heading text)
language sql stable security definer set search_path = public, pg_temp as $$
  with told as (select regexp_replace(lower(normalize(words, NFKC)), '\s', '', 'g') as text)
  select p.id, p.heading
  from protected_parts p
  join protected_part_contents c on c.part_id = p.id
  cross join told
  cross join lateral (select regexp_replace(lower(normalize(c.content, NFKC)), '\s', '', 'g') as text) kept
  where p.proposal_id = proposal and p.municipality_id = app.municipality()
    and exists (select from wall.sight s where s.proposal_id = p.proposal_id and s.desk)
    and length(kept.text) > 1
    and exists (select from generate_series(1, greatest(1, length(kept.text) - 11)) i where position(substr(kept.text, i, 12) in told.text) > 0)
  order by p.position, p.id
$$;
revoke all on function app.stands_in_text(uuid, text) from public;
grant execute on function app.stands_in_text(uuid, text) to :person;
