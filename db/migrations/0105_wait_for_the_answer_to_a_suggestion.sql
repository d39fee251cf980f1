-- A suggestion for the plan waits for the other side (decision 0066). What the clock needs to know of it, without anybody's words:
-- beside wall.ball_facts.
create view wall.ball_suggestions as
select s.proposal_id, s.at, s.id as suggestion_id, jsonb_build_object('id', s.id, 'side', s.side, 'at', s.at) as facts
from plan_suggestions s where s.municipality_id = (select app.municipality()) and s.state = 'open';
grant select on wall.ball_suggestions to :clock;
-- Read for each record, and hardly ever is one open.
create index plan_suggestions_open on plan_suggestions (proposal_id, at, id) where state = 'open';
