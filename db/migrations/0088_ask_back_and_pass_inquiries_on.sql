-- An asked department asks back, hands its inquiry to a colleague, or passes it on to the right office (G6.2a, decision 0056).

-- Since when the desk owes an answer to a question back: the department's clock rests meanwhile.
alter table inquiries add column asked_back_at timestamptz;
drop trigger a_columns on inquiries;
create trigger a_columns before update on inquiries for each row execute function wall.guard_columns(
  'desk', 'is_lead asked_at due answered_at ended_at ended_as asked_back_at',
  'asked', 'is_lead answered_at ended_at ended_as asked_back_at');

-- Questions back and their answers: one's own department and the desk; all asked departments once in dialogue, as with answers.
create table inquiry_talks (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  inquiry_id uuid not null,
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null references departments,
  side text not null check (side in ('department', 'desk')),
  by_id uuid not null references people,
  body text not null,
  at timestamptz not null,
  constraint inquiry_talks_same_inquiry foreign key (inquiry_id, proposal_id, department_id) references inquiries (id, proposal_id, department_id)
);
create index inquiry_talks_of_proposal on inquiry_talks (proposal_id, at, id);

-- Who of the department has the inquiry (担当); the whole department goes on reading it.
create table inquiry_handlers (
  inquiry_id uuid primary key,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null references departments,
  person_id uuid not null references people,
  handed_by uuid not null references people,
  note text not null default '',
  at timestamptz not null,
  constraint inquiry_handlers_same_inquiry foreign key (inquiry_id, proposal_id, department_id) references inquiries (id, proposal_id, department_id)
);
create index inquiry_handlers_of_proposal on inquiry_handlers (proposal_id);
create index inquiry_handlers_of_person on inquiry_handlers (person_id);

alter table inquiry_talks enable row level security;
alter table inquiry_handlers enable row level security;
call wall.line('inquiry_talks', 's.desk or s.on_route or (s.asked and (s.staff_in_dialogue or inquiry_talks.department_id = any ((select app.departments())::uuid[])))',
  '(inquiry_talks.side = ''desk'' and s.desk) or (inquiry_talks.side = ''department'' and (s.asked and inquiry_talks.department_id = any ((select app.departments())::uuid[])))', 'nobody');
call wall.line('inquiry_handlers', 's.desk or s.on_route or (s.asked and (s.staff_in_dialogue or inquiry_handlers.department_id = any ((select app.departments())::uuid[])))',
  's.asked and (inquiry_handlers.department_id = any ((select app.departments())::uuid[]))', 's.asked and (inquiry_handlers.department_id = any ((select app.departments())::uuid[]))');
create trigger a_columns before update on inquiry_handlers for each row execute function wall.guard_columns('asked', 'person_id handed_by note at');
create trigger c_writer before insert on inquiry_talks for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert or update on inquiry_handlers for each row execute function wall.guard_writer('handed_by');

-- Handed to somebody of the same department alone.
create function wall.guard_handler() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and not exists (select from staff_posts t where t.person_id = new.person_id and t.department_id = new.department_id and t.ended_at is null) then
    raise exception 'handed on inside the department' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_own before insert or update on inquiry_handlers for each row execute function wall.guard_handler();

-- "Not ours, theirs" passes itself on: the head of an asked department sends the question to the office that it belongs to. With the owner's
-- rights, because only the desk adds inquiries otherwise; so all that the wall would ask is asked here. A department that was asked before,
-- whatever became of it, is for the desk: an inquiry does not go in circles.
create function app.pass_inquiry_on(inquiry uuid, to_department uuid, due date, at timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_inquiry inquiries;
  passed uuid;
begin
  select * into found_inquiry from inquiries i where i.id = inquiry and i.municipality_id = app.municipality() for update;
  if found_inquiry.id is null or found_inquiry.ended_at is not null or found_inquiry.department_id <> all (app.departments())
    or (wall.flags(found_inquiry.proposal_id) & 64) = 0
    or not exists (select from staff_posts t where t.person_id = app.person() and t.department_id = found_inquiry.department_id and t.role = 'head' and t.ended_at is null)
    or not exists (select from proposals p where p.id = found_inquiry.proposal_id and p.status in ('inquiry', 'dialogue')) then
    raise exception 'the head of an asked department passes its own inquiry on' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from departments d where d.id = to_department and d.municipality_id = app.municipality() and d.closed_on is null and not d.is_desk)
    or exists (select from inquiries i where i.proposal_id = found_inquiry.proposal_id and i.department_id = to_department) then
    return null;
  end if;
  insert into inquiries (municipality_id, proposal_id, department_id, asked_at, due)
    values (found_inquiry.municipality_id, found_inquiry.proposal_id, to_department, at, greatest(pass_inquiry_on.due, found_inquiry.due))
    returning id into passed;
  insert into inquiry_questions (inquiry_id, proposal_id, municipality_id, question, asked_by)
    select passed, q.proposal_id, q.municipality_id, q.question, q.asked_by from inquiry_questions q where q.inquiry_id = found_inquiry.id;
  return passed;
end $$;
revoke all on function app.pass_inquiry_on(uuid, uuid, date, timestamptz) from public;
grant execute on function app.pass_inquiry_on(uuid, uuid, date, timestamptz) to :person;
