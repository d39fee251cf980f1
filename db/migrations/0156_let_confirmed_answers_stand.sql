-- An answer is what its head confirmed, and what the proposer has read. Two doors stood open past the program (0014: whoever was of the department
-- rewrote a confirmed answer and said who had drafted it) and one through it (0150: a question that passed took a released answer back).

-- ── answers stand ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- A draft is its writer's own, so that four eyes mean something (0122). From the confirmation on no word changes; the desk alone takes a
-- confirmation away, together with the release, when it asks again.
create or replace function wall.guard_answer() returns trigger language plpgsql as $$
declare
  own boolean := new.department_id = any (app.departments()) and wall.is(new.proposal_id, 'asked');
  rewritten boolean := tg_op = 'INSERT'
    or (new.outcome, new.answer, new.drafted_by, new.drafted_at) is distinct from (old.outcome, old.answer, old.drafted_by, old.drafted_at);
begin
  if not row_security_active(tg_relid) then return new; end if;
  if rewritten and new.drafted_by is distinct from app.person() then
    raise exception 'nobody drafts in another name' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    if not own or new.released_at is not null then
      raise exception 'a department drafts its own answer' using errcode = 'insufficient_privilege';
    end if;
  elsif not own and rewritten
    or not own and new.confirmed_at is not null and new.confirmed_at is distinct from old.confirmed_at
    or not own and not wall.is(new.proposal_id, 'desk') then
    raise exception 'a department answers for itself' using errcode = 'insufficient_privilege';
  elsif new.released_at is not null and new.confirmed_at is null then
    raise exception 'only a confirmed answer is released' using errcode = 'insufficient_privilege';
  elsif old.confirmed_at is not null and (rewritten
    or (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)
      and not (new.confirmed_by is null and new.confirmed_at is null and wall.is(new.proposal_id, 'desk'))
    or old.released_at is not null and new.released_at is distinct from old.released_at and new.confirmed_at is not null) then
    raise exception 'a confirmed answer stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- As 0014 says it; nor does a department open again what it has answered.
create or replace function wall.guard_inquiry() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) or wall.is(old.proposal_id, 'desk') then return new; end if;
  if old.department_id <> all (app.departments()) or (new.is_lead and not old.is_lead) or new.ended_as = 'released' or old.ended_at is not null
    or (old.answered_at is not null and new.answered_at is distinct from old.answered_at) then
    raise exception 'a department answers its own inquiry' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- As 0114 says it; a department is confirmed once.
create or replace function wall.guard_joint_answer() returns trigger language plpgsql as $$
declare
  words_changed boolean := tg_op = 'UPDATE' and (new.outcome, new.answer, new.drafted_by, new.drafted_department_id, new.drafted_at)
    is distinct from (old.outcome, old.answer, old.drafted_by, old.drafted_department_id, old.drafted_at);
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.drafted_at is not null or cardinality(new.confirmed_departments) > 0 then
      raise exception 'departments draft and confirm' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if words_changed and (cardinality(old.confirmed_departments) > 0 or cardinality(new.confirmed_departments) > 0 or new.drafted_by is distinct from app.person()
      or not coalesce(new.drafted_department_id = any (app.departments()), false))
    or not old.confirmed_departments <@ new.confirmed_departments
    or new.confirmed_departments is distinct from old.confirmed_departments
      and cardinality(new.confirmed_departments) > (select count(distinct d) from unnest(new.confirmed_departments) d)
    or exists (select from unnest(new.confirmed_departments) d where d <> all (old.confirmed_departments) and not exists (
      select from staff_posts t where t.person_id = app.person() and t.department_id = d and t.role = 'head' and t.ended_at is null)) then
    raise exception 'each head confirms for their own department' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- ── a question that passes undoes no answer that is read ────────────────────────────────────────────────────────────────
-- Appends the question of an inquiry that ends to another one, which has as long as the later of both. Answered already, that one is open again,
-- for the joint answer too. But what the proposer has read stands, and so does what the dialogue is led by: the desk decides then.
-- @returns 'appended', 'known' where the same was asked there already and nothing is lost, or 'desk'.
drop function app.append_question(uuid, uuid, date);
create function app.append_question(passed uuid, target uuid, due date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  added inquiry_questions;
  from_name text;
  onto inquiries;
begin
  select q.* into added from inquiry_questions q where q.inquiry_id = passed;
  if added.inquiry_id is null
    or exists (select from inquiry_questions q where q.inquiry_id = target and position(added.question in q.question) > 0) then return 'known'; end if;
  select i.* into onto from inquiries i where i.id = target for update;
  if onto.answered_at is not null and (not exists (select from proposals p where p.id = onto.proposal_id and p.status = 'inquiry')
    or exists (select from inquiry_answers a where a.inquiry_id = target and a.released_at is not null)) then return 'desk'; end if;
  select d.name into from_name from inquiries i join departments d on d.id = i.department_id where i.id = passed;
  insert into inquiry_questions as own (inquiry_id, proposal_id, municipality_id, question, asked_by)
  values (target, added.proposal_id, added.municipality_id, '〔' || from_name || E'から引き継いだ質問〕\n' || added.question, added.asked_by)
  on conflict (inquiry_id) do update set question = own.question || E'\n\n' || excluded.question;
  update inquiries i set due = greatest(i.due, append_question.due), answered_at = null where i.id = target;
  if onto.answered_at is not null then
    update inquiry_answers a set confirmed_by = null, confirmed_at = null where a.inquiry_id = target;
    update joint_answers j set confirmed_departments = array_remove(j.confirmed_departments, onto.department_id)
    where j.proposal_id = onto.proposal_id and onto.department_id = any (j.confirmed_departments);
  end if;
  return 'appended';
end $$;
revoke all on function app.append_question(uuid, uuid, date) from public;

-- As 0150 says it; who passes a question on has said 「当課の所管ではない」 and answered with it, once. The other office has a year at most.
create or replace function app.pass_inquiry_on(inquiry uuid, to_department uuid, due date, at timestamptz, out passed uuid, out way text)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_inquiry inquiries;
  asked uuid;
  today date := (at at time zone 'Asia/Tokyo')::date;
begin
  select * into found_inquiry from inquiries i where i.id = inquiry and i.municipality_id = app.municipality() for update;
  if found_inquiry.id is null or found_inquiry.ended_at is not null or found_inquiry.department_id <> all (app.departments())
    or (wall.flags(found_inquiry.proposal_id) & 64) = 0
    or not exists (select from staff_posts t where t.person_id = app.person() and t.department_id = found_inquiry.department_id and t.role = 'head' and t.ended_at is null)
    or not exists (select from proposals p where p.id = found_inquiry.proposal_id and p.status in ('inquiry', 'dialogue')) then
    raise exception 'the head of an asked department passes its own inquiry on' using errcode = 'insufficient_privilege';
  end if;
  if found_inquiry.answered_at is not null or not exists (select from inquiry_answers a where a.inquiry_id = found_inquiry.id
    and a.outcome = 'not_ours' and a.confirmed_by = app.person() and a.confirmed_at is not null) then
    raise exception 'whoever passes an inquiry on answers that it is not theirs' using errcode = 'insufficient_privilege';
  end if;
  -- The program's clock is its own; ten years after the question are wrong by any clock.
  if not coalesce(at >= found_inquiry.asked_at and at < found_inquiry.asked_at + interval '10 years' and pass_inquiry_on.due <= today + 366, false) then
    raise exception 'an inquiry is passed on by a day within a year' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from departments d where d.id = to_department and d.municipality_id = app.municipality() and not d.is_desk
      and (d.opened_on is null or d.opened_on <= today) and (d.closed_on is null or d.closed_on > today)) then
    return;
  end if;
  select i.id into asked from inquiries i where i.proposal_id = found_inquiry.proposal_id and i.department_id = to_department and i.ended_at is null;
  if asked is not null then
    way := app.append_question(found_inquiry.id, asked, greatest(pass_inquiry_on.due, found_inquiry.due));
    if way = 'desk' then return; end if;
    passed := asked;
  -- Released, or it said itself that it is not its: the desk decides.
  elsif exists (select from inquiries i where i.proposal_id = found_inquiry.proposal_id and i.department_id = to_department) then
    return;
  else
    insert into inquiries (municipality_id, proposal_id, department_id, asked_at, due)
      values (found_inquiry.municipality_id, found_inquiry.proposal_id, to_department, at, greatest(pass_inquiry_on.due, found_inquiry.due))
      returning id into passed;
    way := 'asked';
    insert into inquiry_questions (inquiry_id, proposal_id, municipality_id, question, asked_by)
      select passed, q.proposal_id, q.municipality_id, q.question, q.asked_by from inquiry_questions q where q.inquiry_id = found_inquiry.id;
  end if;
  -- The program ends it once its log is written: who has passed it on writes nothing of the proposal any more. Answered it does not open again.
  update inquiries i set answered_at = at, asked_back_at = null where i.id = found_inquiry.id;
end $$;

-- As 0150 says it; what is not appended is told to the desk, and stays with what was said about it.
drop function app.pass_department(uuid, timestamptz);
create function app.pass_department(succession uuid, moment timestamptz)
returns table (proposal_id uuid, inquiry_id uuid, went boolean, successor_id uuid, way text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  todo department_successors;
  asked record;
  passed record;
  goes uuid;
begin
  select s.* into todo from department_successors s where s.id = succession and s.municipality_id = app.municipality()
    and s.takes_open and s.passed_at is null and s.on_day <= (moment at time zone 'Asia/Tokyo')::date for update skip locked;
  if not found then return; end if;
  update department_successors set passed_at = moment where id = todo.id;

  -- Posts: the same people, in the new department from now on.
  insert into staff_posts (person_id, municipality_id, role, department_id, title, since)
  select p.person_id, p.municipality_id, p.role, todo.successor_id, p.title, moment from staff_posts p
  where p.department_id = todo.department_id and p.ended_at is null and not exists (select from staff_posts o
    where o.person_id = p.person_id and o.role = p.role and o.department_id = todo.successor_id and o.ended_at is null);
  update staff_posts set ended_at = moment where department_id = todo.department_id and ended_at is null;

  -- Inquiries. Where the successor is asked already, its own goes on, with the question that nobody has answered, and leads if the old one led.
  for asked in select i.id, i.proposal_id, i.is_lead, i.asked_as, i.answered_at, i.asked_back_at, i.due from inquiries i
    where i.department_id = todo.department_id and i.ended_at is null order by i.proposal_id, i.id
  loop
    way := null;
    goes := app.goes_to(todo.department_id, 'inquiry', asked.id, todo.successor_id);
    select o.id into passed from inquiries o where o.proposal_id = asked.proposal_id and o.department_id = goes and o.ended_at is null;
    if passed.id is null then
      update inquiries i set department_id = goes, asked_as = coalesce(asked.asked_as, todo.department_id) where i.id = asked.id;
      update waits w set department_id = goes where w.proposal_id = asked.proposal_id and w.department_id = todo.department_id and w.ended_at is null;
    else
      if asked.answered_at is null then
        way := app.append_question(asked.id, passed.id, asked.due);
        -- What was said about the question goes with it, and so does the rest of the clock while the desk owes an answer.
        if way <> 'desk' then
          update inquiry_talks t set inquiry_id = passed.id, department_id = goes where t.inquiry_id = asked.id;
        end if;
        if asked.asked_back_at is not null then
          update inquiries i set asked_back_at = coalesce(i.asked_back_at, asked.asked_back_at) where i.id = passed.id and i.answered_at is null;
        end if;
      end if;
      update inquiries i set ended_at = moment, ended_as = 'passed_on', is_lead = false where i.id = asked.id;
      if asked.is_lead then update inquiries i set is_lead = true where i.id = passed.id; end if;
      update waits w set department_id = goes where w.proposal_id = asked.proposal_id and w.department_id = todo.department_id and w.ended_at is null
        and not exists (select from waits o where o.proposal_id = w.proposal_id and o.task = w.task and o.department_id = goes and o.ended_at is null);
    end if;
    proposal_id := asked.proposal_id; inquiry_id := coalesce(passed.id, asked.id); went := passed.id is null; successor_id := goes;
    return next;
  end loop;
  update waits w set department_id = todo.successor_id where w.department_id = todo.department_id and w.ended_at is null
    and not exists (select from waits o where o.proposal_id = w.proposal_id and o.task = w.task and o.department_id = todo.successor_id and o.ended_at is null);

  -- What is to be done follows the person who bears it, or else the inquiry; what was done keeps the old department.
  update to_dos t set department_id = case when t.person_id is null
      then app.proposal_goes_to(todo.department_id, t.proposal_id, todo.successor_id) else todo.successor_id end
    where t.department_id = todo.department_id and t.ended_as is null;

  -- P7b: named was this department and no larger one. The same department under another name goes on reading; a merged one asks again.
  if todo.kind = 'renamed' then
    update protected_parts p set department_ids = array_replace(p.department_ids, todo.department_id, todo.successor_id)
      where todo.department_id = any (p.department_ids);
    update protection_talks t set department_ids = array_replace(t.department_ids, todo.department_id, todo.successor_id)
      where todo.department_id = any (t.department_ids);
  end if;

  for passed in update challenges c set department_id = app.goes_to(todo.department_id, 'challenge', c.id, todo.successor_id)
    where c.department_id = todo.department_id and c.status not in ('concluded', 'withdrawn') returning c.id, c.status, c.department_id
  loop
    insert into challenge_steps (challenge_id, municipality_id, kind, body, by_id, by_side, at)
    select passed.id, todo.municipality_id, 'department-succeeded', d.name || ' → ' || n.name, null, 'clock', moment
    from departments d, departments n where d.id = todo.department_id and n.id = passed.department_id;
    if todo.kind <> 'renamed' and passed.status in ('draft', 'closed') then
      perform app.tell_of_challenge(passed.id, 'department', case passed.status when 'draft' then 'writeChallenge' else 'concludeChallenge' end, null, moment);
    end if;
  end loop;
  update consultations c set department_id = app.goes_to(todo.department_id, 'consultation', c.id, todo.successor_id)
    where c.department_id = todo.department_id and c.state in ('passed_on', 'answered');
  update challenge_seeds s set department_id = app.goes_to(todo.department_id, 'seed', s.id, todo.successor_id)
    where s.department_id = todo.department_id and s.state = 'open';
  update challenge_requests r set department_id = todo.successor_id where r.department_id = todo.department_id and r.answer is null
    and not exists (select from challenge_requests o where o.department_id = todo.successor_id and o.asked_on = r.asked_on);
  perform app.raise_public_revision();
end $$;
revoke all on function app.pass_department(uuid, timestamptz) from public;
grant execute on function app.pass_department(uuid, timestamptz) to :clock;
