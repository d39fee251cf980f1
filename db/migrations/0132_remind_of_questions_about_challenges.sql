-- A public question about a challenge has a target day like everything else that somebody waits for: it follows from the day on which it was
-- asked and the target days of the settings, which are not in the database's reach (as for challenges, 0069).
create view wall.waiting_questions as
select q.id, q.challenge_id, c.department_id, q.state, q.asked_at
from challenge_questions q join challenges c on c.id = q.challenge_id
where q.municipality_id = (select app.municipality()) and q.state in ('asked', 'passed_on', 'answered');
grant select on wall.waiting_questions to :clock;

-- As in 0122, and with the question that a reminder is about: its letter then leads to the questions. Two questions about one challenge with
-- one day are one reminder (notices_of_a_due_once): it leads to both.
create or replace function app.remind(dues jsonb, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, municipality_id, consultation_id, challenge_id, request_id, subject_id, kind, what, due, at)
  select distinct on (t.person_id, d.consultation, d.challenge, d.request, d.kind, d.task, d.due)
    t.person_id, app.municipality(), d.consultation, d.challenge, d.request, d.question, d.kind, d.task, d.due, remind.at
  from jsonb_to_recordset(dues) as d (consultation uuid, challenge uuid, request uuid, question uuid, audience text, department uuid, kind text, task text, due date)
  cross join lateral (
    select s.person_id from staff_posts s where s.municipality_id = app.municipality() and s.ended_at is null and case d.audience
      when 'desk' then s.role in ('officer', 'chief')
      when 'chief' then s.role = 'chief'
      when 'department' then s.department_id = d.department
      when 'head' then s.department_id = d.department and s.role = 'head'
      else false end
    union
    select w.person_id from challenge_approvals a cross join lateral (select a.person_id union select app.deputies_on(a.person_id, remind.at)) w
    where d.audience = 'person' and a.challenge_id = d.challenge and a.decision is null
    union
    select app.deputies_on(s.person_id, remind.at) from staff_posts s
    where d.audience = 'chief' and s.municipality_id = app.municipality() and s.ended_at is null and s.role = 'chief'
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  order by t.person_id, d.consultation, d.challenge, d.request, d.kind, d.task, d.due, d.question
  on conflict do nothing
$$;
revoke all on function app.remind(jsonb, timestamptz) from public;
grant execute on function app.remind(jsonb, timestamptz) to :clock;
