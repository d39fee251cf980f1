-- The reminders of a proposal's waits (0040) also for what has a date beside proposals: a consultation that waits for its answer, a
-- challenge that waits to be moved on, the question to departments. The same rule (src/jobs/remind.ts); the clock alone asks.
create view wall.open_dues as
select 'consultation' as about, c.id, case c.state when 'passed_on' then 'department' else 'desk' end as holder, c.department_id,
  'answerConsultation' as task, c.due, c.received_at as since
from consultations c where c.municipality_id = (select app.municipality()) and c.state in ('open', 'passed_on') and c.due is not null
union all
select 'request', r.id, 'department', r.department_id, 'answerRequest', r.due, r.asked_at
from challenge_requests r where r.municipality_id = (select app.municipality()) and r.answer is null;
-- Of a challenge the date follows from its last move and the target days of the settings, which are not in the database's reach.
create view wall.waiting_challenges as
select c.id, c.status, c.department_id,
  (select max(s.at) from challenge_steps s where s.challenge_id = c.id and s.to_status is not null) as moved_at
from challenges c where c.municipality_id = (select app.municipality()) and c.status in ('in_check', 'checked', 'approved', 'closed');
grant select on wall.open_dues, wall.waiting_challenges to :clock;

create unique index notices_of_a_due_once on notices (coalesce(consultation_id, challenge_id, request_id), person_id, kind, what, due)
  where kind in ('soon', 'today', 'overdue', 'escalated') and wait_id is null;

-- Who is told: the people of a side of what has the date; each once for a date and a kind.
create function app.remind(dues jsonb, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, municipality_id, consultation_id, challenge_id, request_id, kind, what, due, at)
  select distinct t.person_id, app.municipality(), d.consultation, d.challenge, d.request, d.kind, d.task, d.due, remind.at
  from jsonb_to_recordset(dues) as d (consultation uuid, challenge uuid, request uuid, audience text, department uuid, kind text, task text, due date)
  cross join lateral (
    select s.person_id from staff_posts s where s.municipality_id = app.municipality() and s.ended_at is null and case d.audience
      when 'desk' then s.role in ('officer', 'chief')
      when 'chief' then s.role = 'chief'
      when 'department' then s.department_id = d.department
      when 'head' then s.department_id = d.department and s.role = 'head'
      else false end
    union
    select a.person_id from challenge_approvals a where d.audience = 'person' and a.challenge_id = d.challenge and a.decision is null
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  on conflict do nothing
$$;
revoke all on function app.remind(jsonb, timestamptz) from public;
grant execute on function app.remind(jsonb, timestamptz) to :clock;
