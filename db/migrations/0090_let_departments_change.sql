-- Departments begin, end, are renamed, merged and split (組織改正): each has its days, and says what came after it (decision 0058). A new
-- name is a new department that follows the old one, so that what was asked and answered keeps the name of then.
alter table departments
  -- The first day; null: it was there before the program.
  add column opened_on date,
  add constraint departments_with_municipality unique (id, municipality_id),
  add constraint departments_open_before_they_close check (closed_on is null or opened_on is null or closed_on >= opened_on);
comment on column departments.closed_on is 'The first day on which it is no more; may lie ahead.';

create table department_successors (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null,
  successor_id uuid not null,
  kind text not null check (kind in ('renamed', 'merged', 'split')),
  -- The day on which the old one is no more, and the new one does its work.
  on_day date not null,
  -- Of several (a split) one takes what is open; the desk passes on from there what belongs to another.
  takes_open boolean not null,
  -- When posts and open work passed; null: the day has not come, or another took it.
  passed_at timestamptz,
  by_id uuid not null references people,
  at timestamptz not null,
  -- Both of the city of the row: nobody arranges another city's departments.
  constraint department_successors_department foreign key (department_id, municipality_id) references departments (id, municipality_id),
  constraint department_successors_successor foreign key (successor_id, municipality_id) references departments (id, municipality_id),
  constraint department_successors_once unique (department_id, successor_id),
  constraint department_successors_not_itself check (department_id <> successor_id),
  constraint department_successors_passed_to_who_takes check (passed_at is null or takes_open)
);
create unique index department_successors_one_takes on department_successors (department_id) where takes_open;
create index department_successors_of_successor on department_successors (successor_id);
create index department_successors_to_pass on department_successors (municipality_id, on_day) where takes_open and passed_at is null;
comment on table department_successors is 'What came after a department: the same under another name, one it was merged into, those it was split into.';
alter table department_successors enable row level security;
create policy reads on department_successors for select to :person, :visitor, :authenticator, :clock, :worker using (municipality_id = (select app.municipality()));
create policy adds on department_successors for insert to :person with check (municipality_id = (select app.municipality())
  and (select app.has_role('administrator')) and by_id = (select app.person()) and passed_at is null);
create policy takes_back on department_successors for delete to :person using (municipality_id = (select app.municipality())
  and (select app.has_role('administrator')) and passed_at is null);
grant select on department_successors to :person, :visitor, :authenticator, :clock, :worker;
grant insert, delete on department_successors to :person;
-- Taken back before its day, a department that was begun for it is gone as if it had never been written.
create policy unwrites on departments for delete to :person using (municipality_id = (select app.municipality()) and (select app.has_role('administrator'))
  and opened_on is not null);
grant delete on departments to :person;

-- ── what passes ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Who was asked first, where the inquiry has passed to a successor: it is shown under the name of then.
alter table inquiries add column asked_as uuid references departments;
-- An inquiry that came from an old department stands beside one that this department was released from.
alter table inquiries drop constraint inquiries_once;
create unique index inquiries_once_open on inquiries (proposal_id, department_id) where ended_at is null;
create index inquiries_of_proposal on inquiries (proposal_id, asked_at);
alter table inquiry_answers drop constraint inquiry_answers_same_inquiry;
alter table inquiry_answers add constraint inquiry_answers_same_inquiry
  foreign key (inquiry_id, proposal_id, department_id) references inquiries (id, proposal_id, department_id) on update cascade;

-- Passes posts and open work of a department to the one that takes it, once, on its day or later. Owner's rights: the clock reads and
-- writes none of it by itself. Gives the proposals whose log shall say so. What ended before its day keeps the old name.
create function app.pass_department(succession uuid, moment timestamptz) returns table (proposal_id uuid, inquiry_id uuid, went boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  todo department_successors;
  asked record;
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

  -- Inquiries. Where the successor is asked already, its own goes on, and leads if the old one led.
  for asked in select i.id, i.proposal_id, i.is_lead, i.answered_at, i.asked_as, o.id as own from inquiries i
    left join inquiries o on o.proposal_id = i.proposal_id and o.department_id = todo.successor_id and o.ended_at is null
    where i.department_id = todo.department_id and i.ended_at is null order by i.proposal_id, i.id
  loop
    if asked.own is null then
      update inquiries i set department_id = todo.successor_id, asked_as = coalesce(asked.asked_as, todo.department_id) where i.id = asked.id;
      update waits w set department_id = todo.successor_id where w.proposal_id = asked.proposal_id and w.department_id = todo.department_id and w.ended_at is null;
    else
      update inquiries i set ended_at = moment, ended_as = 'passed_on', is_lead = false where i.id = asked.id;
      if asked.is_lead then update inquiries i set is_lead = true where i.id = asked.own; end if;
    end if;
    proposal_id := asked.proposal_id; inquiry_id := coalesce(asked.own, asked.id); went := asked.own is null;
    return next;
  end loop;
  update waits w set department_id = todo.successor_id where w.department_id = todo.department_id and w.ended_at is null
    and not exists (select from waits o where o.proposal_id = w.proposal_id and o.task = w.task and o.department_id = todo.successor_id and o.ended_at is null);

  -- P7b: named was this department and no larger one. The same department under another name goes on reading; a merged one asks again.
  if todo.kind = 'renamed' then
    update protected_parts p set department_ids = array_replace(p.department_ids, todo.department_id, todo.successor_id)
      where todo.department_id = any (p.department_ids);
    update protection_talks t set department_ids = array_replace(t.department_ids, todo.department_id, todo.successor_id)
      where todo.department_id = any (t.department_ids);
  end if;

  update challenges c set department_id = todo.successor_id where c.department_id = todo.department_id and c.status not in ('concluded', 'withdrawn');
  update consultations c set department_id = todo.successor_id where c.department_id = todo.department_id and c.state in ('passed_on', 'answered');
  update challenge_seeds s set department_id = todo.successor_id where s.department_id = todo.department_id and s.state = 'open';
  update challenge_requests r set department_id = todo.successor_id where r.department_id = todo.department_id and r.answer is null
    and not exists (select from challenge_requests o where o.department_id = todo.successor_id and o.asked_on = r.asked_on);
  perform app.raise_public_revision();
end $$;
revoke all on function app.pass_department(uuid, timestamptz) from public;
grant execute on function app.pass_department(uuid, timestamptz) to :clock;

-- How much is open in a department, for who arranges departments: numbers alone. Who manages departments reads no proposal.
create function app.open_in_department(department uuid) returns table (inquiries int, challenges int, consultations int, seeds int, parts int)
language sql stable security definer set search_path = public, pg_temp as $$
  select
    (select count(*) from inquiries i join proposals p on p.id = i.proposal_id where i.department_id = department and i.ended_at is null
      and p.status not in ('completed', 'declined', 'not_selected', 'lapsed', 'withdrawn'))::int,
    (select count(*) from challenges c where c.department_id = department and c.status not in ('concluded', 'withdrawn'))::int,
    (select count(*) from consultations c where c.department_id = department and c.state = 'passed_on')::int,
    (select count(*) from challenge_seeds s where s.department_id = department and s.state = 'open')::int,
    (select count(*) from protected_parts p where department = any (p.department_ids) and p.state = 'agreed')::int
  where app.has_role('administrator') and exists (select from departments d where d.id = department and d.municipality_id = app.municipality())
$$;
revoke all on function app.open_in_department(uuid) from public;
grant execute on function app.open_in_department(uuid) to :person;
