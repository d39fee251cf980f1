-- Until when whoever has a challenge should have moved it (G6.1b): fixed with the move that gave it to them, as with proposals, so that the
-- list inside goes by urgency. Null: nobody is waited for, or there is no target. One moved before this was kept has none until its next move.
alter table challenges add column due date;
grant update (due) on challenges to :person, :clock;

-- What waits for somebody first, the soonest day first; then what runs, by its deadline; what has ended last (queries/challenges-inside.ts).
create index challenges_by_urgency on challenges (municipality_id, (coalesce(due, 'infinity'::date)),
  (case when status in ('concluded', 'withdrawn') then 'infinity'::date else coalesce(deadline, '9999-12-31'::date) end), id);
