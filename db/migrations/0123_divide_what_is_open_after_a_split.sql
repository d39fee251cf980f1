-- After a split each open thing may go to another of the departments that follow (decision 0068). Who arranges departments reads no proposal: so the
-- head of the department that ends, or the desk's chief, says which goes where until its day; what nobody chose goes with the rest.
alter table department_successors add constraint department_successors_pair unique (department_id, successor_id, municipality_id);
create table split_choices (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  department_id uuid not null,
  successor_id uuid not null,
  -- `rest`: whatever is not chosen apart, also what comes until the day.
  kind text not null check (kind in ('rest', 'inquiry', 'challenge', 'consultation', 'seed')),
  -- Of the rest the department itself.
  item_id uuid not null,
  -- Of an inquiry.
  proposal_id uuid references proposals,
  chosen_by uuid not null references people,
  chosen_at timestamptz not null,
  constraint split_choices_among_successors foreign key (department_id, successor_id, municipality_id)
    references department_successors (department_id, successor_id, municipality_id) on delete cascade,
  constraint split_choices_once unique (department_id, kind, item_id),
  constraint split_choices_inquiry_of_proposal check ((kind = 'inquiry') = (proposal_id is not null))
);
create index split_choices_of_proposal on split_choices (proposal_id, department_id) where proposal_id is not null;
alter table split_choices enable row level security;
comment on table split_choices is 'Which of the departments after a split takes which open thing.';

-- Who chooses: a head of the department by a post of their own, or the chief. Nobody's deputy moves what is the department's (0059).
create function app.may_divide(department uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select (app.has_role('chief') or exists (select from staff_posts s where s.person_id = app.person() and s.department_id = department
      and s.role = 'head' and s.ended_at is null))
    and exists (select from department_successors n where n.department_id = department and n.municipality_id = app.municipality() and n.kind = 'split')
    and not exists (select from department_successors n where n.department_id = department and n.passed_at is not null)
$$;
revoke all on function app.may_divide(uuid) from public;
grant execute on function app.may_divide(uuid) to :person;

-- As far as the reader sees the thing itself; a tie keeps its choice from them, and they from choosing.
create policy reads on split_choices for select to :person using (municipality_id = (select app.municipality())
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('chief')))
  and (proposal_id is null or (wall.flags(proposal_id) & (4 + 64)) <> 0));
create policy adds on split_choices for insert to :person with check (municipality_id = (select app.municipality())
  and chosen_by = (select app.person()) and app.may_divide(department_id)
  and case kind
    when 'rest' then item_id = department_id
    when 'inquiry' then exists (select from inquiries i where i.id = item_id and i.proposal_id = split_choices.proposal_id
      and i.department_id = split_choices.department_id and i.ended_at is null) and (wall.flags(proposal_id) & (4 + 64)) <> 0
    when 'challenge' then exists (select from challenges c where c.id = item_id and c.department_id = split_choices.department_id)
    when 'consultation' then exists (select from consultations c where c.id = item_id and c.department_id = split_choices.department_id)
    when 'seed' then exists (select from challenge_seeds s where s.id = item_id and s.department_id = split_choices.department_id)
    else false end);
create policy takes_back on split_choices for delete to :person using (municipality_id = (select app.municipality()) and app.may_divide(department_id)
  and (proposal_id is null or (wall.flags(proposal_id) & (4 + 64)) <> 0));
grant select, insert, delete on split_choices to :person;

-- Where a thing goes: as chosen, with the rest, or to the one that takes what is open.
create function app.goes_to(department uuid, what text, item uuid, otherwise uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select c.successor_id from split_choices c where c.department_id = department and c.kind = what and c.item_id = item),
    (select c.successor_id from split_choices c where c.department_id = department and c.kind = 'rest'), otherwise)
$$;
revoke all on function app.goes_to(uuid, text, uuid, uuid) from public;

-- Challenges keep in their own history that they passed; proposals and consultations have theirs.
alter table challenge_steps drop constraint challenge_steps_kind_check;
alter table challenge_steps add constraint challenge_steps_kind_check check (kind in ('drafted', 'edited', 'sent-to-check', 'commented', 'sent-back',
  'gate-confirmed', 'sent-to-approval', 'approved', 'approval-refused', 'forecast', 'opened', 'amended', 'closed', 'concluded', 'withdrawn',
  'department-succeeded'));

-- As 0090 says it; each thing goes where it was chosen to go, and whoever takes it is told.
drop function app.pass_department(uuid, timestamptz);
create function app.pass_department(succession uuid, moment timestamptz)
returns table (proposal_id uuid, inquiry_id uuid, went boolean, successor_id uuid)
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

  -- Inquiries. Where the successor is asked already, its own goes on, and leads if the old one led.
  for asked in select i.id, i.proposal_id, i.is_lead, i.asked_as from inquiries i
    where i.department_id = todo.department_id and i.ended_at is null order by i.proposal_id, i.id
  loop
    goes := app.goes_to(todo.department_id, 'inquiry', asked.id, todo.successor_id);
    select o.id into passed from inquiries o where o.proposal_id = asked.proposal_id and o.department_id = goes and o.ended_at is null;
    if passed.id is null then
      update inquiries i set department_id = goes, asked_as = coalesce(asked.asked_as, todo.department_id) where i.id = asked.id;
      update waits w set department_id = goes where w.proposal_id = asked.proposal_id and w.department_id = todo.department_id and w.ended_at is null;
    else
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

-- As 0093 says it, with the department that takes this proposal.
create function app.proposal_goes_to(department uuid, proposal uuid, otherwise uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select c.successor_id from split_choices c where c.department_id = department and c.proposal_id = proposal limit 1),
    (select c.successor_id from split_choices c where c.department_id = department and c.kind = 'rest'), otherwise)
$$;
revoke all on function app.proposal_goes_to(uuid, uuid, uuid) from public;
create or replace function app.pass_joint_work() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  joint record;
  goes uuid;
begin
  for joint in select j.id, j.proposal_id, j.department_ids from joint_answers j where new.department_id = any (j.department_ids) loop
    goes := app.proposal_goes_to(new.department_id, joint.proposal_id, new.successor_id);
    update joint_answers j set
      department_ids = array_replace(j.department_ids, new.department_id, goes),
      confirmed_departments = array_replace(j.confirmed_departments, new.department_id, goes),
      drafted_department_id = case when j.drafted_department_id = new.department_id then goes else j.drafted_department_id end
    where j.id = joint.id and not goes = any (j.department_ids);
  end loop;
  for joint in select m.id, m.proposal_id from department_meetings m where new.department_id = any (m.department_ids) loop
    goes := app.proposal_goes_to(new.department_id, joint.proposal_id, new.successor_id);
    update department_meetings m set department_ids = array_replace(m.department_ids, new.department_id, goes)
    where m.id = joint.id and not goes = any (m.department_ids);
  end loop;
  return null;
end $$;
