-- A challenge moves between department, desk and approver (G6.1b): whoever has it now is told, as with proposals and consultations.
alter table notices add column challenge_id uuid references challenges on delete cascade;
alter table notices drop constraint notices_about_one_thing;
alter table notices add constraint notices_about_one_thing check (num_nonnulls(proposal_id, consultation_id, challenge_id) = 1);

drop policy reads on notices;
create policy reads on notices for select to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and (proposal_id is null or exists (select from proposals p where p.id = notices.proposal_id))
  and (consultation_id is null or exists (select from consultations c where c.id = notices.consultation_id))
  and (challenge_id is null or exists (select from challenges c where c.id = notices.challenge_id)));

-- The people of an audience about one challenge, without who has just acted.
create function app.tell_of_challenge(challenge uuid, audience text, task text, subject uuid, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, municipality_id, challenge_id, kind, what, subject_id, at)
  select distinct t.person_id, c.municipality_id, c.id, 'turn', task, subject, tell_of_challenge.at
  from challenges c cross join lateral (
    select s.person_id from staff_posts s where s.municipality_id = c.municipality_id and s.ended_at is null
      and case audience when 'desk' then s.role in ('officer', 'chief') when 'department' then s.department_id = c.department_id else false end
    union
    select a.person_id from challenge_approvals a where audience = 'approver' and a.challenge_id = c.id and a.decision is null
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  where c.id = challenge and t.person_id is distinct from app.person()
$$;
revoke all on function app.tell_of_challenge(uuid, text, text, uuid, timestamptz) from public;

-- By the step that moved it: the step knows when, and the approver is named before it is written.
create function app.tell_of_challenge_step() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case new.to_status
    when 'draft' then perform app.tell_of_challenge(new.challenge_id, 'department', 'writeChallenge', null, new.at);
    when 'in_check' then perform app.tell_of_challenge(new.challenge_id, 'desk', 'checkChallenge', null, new.at);
    when 'checked' then perform app.tell_of_challenge(new.challenge_id, 'approver', 'approveChallenge', null, new.at);
    when 'approved' then perform app.tell_of_challenge(new.challenge_id, 'desk', 'publishChallenge', null, new.at);
    when 'closed' then perform app.tell_of_challenge(new.challenge_id, 'department', 'concludeChallenge', null, new.at);
    else null;
  end case;
  return null;
end $$;
create trigger challenge_steps_tell after insert on challenge_steps
  for each row when (new.to_status is not null and new.kind <> 'drafted') execute function app.tell_of_challenge_step();

-- A question is the desk's, then the department's, then the desk's again.
create function app.tell_of_question() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  case new.state
    when 'asked' then perform app.tell_of_challenge(new.challenge_id, 'desk', 'lookAtQuestion', new.id, new.asked_at);
    when 'passed_on' then perform app.tell_of_challenge(new.challenge_id, 'department', 'answerQuestion', new.id, greatest(new.asked_at, now()));
    when 'answered' then perform app.tell_of_challenge(new.challenge_id, 'desk', 'publishAnswer', new.id, greatest(new.asked_at, now()));
    else null;
  end case;
  return null;
end $$;
create trigger challenge_questions_tell_new after insert on challenge_questions for each row execute function app.tell_of_question();
create trigger challenge_questions_tell after update of state on challenge_questions
  for each row when (new.state <> old.state) execute function app.tell_of_question();

create or replace view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial, n.challenge_id, n.subject_id
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null);
