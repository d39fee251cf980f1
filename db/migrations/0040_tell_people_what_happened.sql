-- お知らせ: what somebody is told of in the program, and by mail as they have chosen (G6.1a: nobody wonders what is going on). A notice says
-- what happened to which record; the words of the record stay behind its own wall.
create table notices (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  person_id uuid not null references people,
  proposal_id uuid references proposals on delete cascade,
  consultation_id uuid references consultations,
  -- turn: the ball came to them; news: something happened; the others come from a clock that runs out.
  kind text not null check (kind in ('turn', 'news', 'soon', 'today', 'overdue', 'escalated')),
  -- The task of a turn or a clock, the event of news.
  what text not null,
  subject_id uuid,
  wait_id uuid references waits on delete cascade,
  due date,
  at timestamptz not null,
  read_at timestamptz,
  -- When its mail was written, or it was decided that there is none.
  mailed_at timestamptz,
  constraint notices_about_one_thing check ((proposal_id is null) <> (consultation_id is null))
);
create index notices_newest on notices (person_id, at desc, id desc);
create index notices_unread on notices (person_id) where read_at is null;
create index notices_to_mail on notices (municipality_id, at, id) where mailed_at is null;
create unique index notices_of_a_wait_once on notices (wait_id, person_id, kind) where wait_id is not null;
create index notices_of_proposal on notices (proposal_id, person_id) where proposal_id is not null;

create table mail_choices (
  person_id uuid primary key references people,
  municipality_id text not null default app.municipality() references municipalities,
  -- each: every notice, at once; daily: once a day together; turns: only when it is their turn, at once.
  pace text not null check (pace in ('each', 'daily', 'turns')),
  changed_at timestamptz not null
);

alter table notices enable row level security;
alter table mail_choices enable row level security;

-- One's own, and as long as one sees the record that it speaks of.
create policy reads on notices for select to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and (proposal_id is null or exists (select from proposals p where p.id = notices.proposal_id))
  and (consultation_id is null or exists (select from consultations c where c.id = notices.consultation_id)));
create policy marks on notices for update to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person()))
  with check (municipality_id = (select app.municipality()) and person_id = (select app.person()));
grant select on notices to :person;
grant update (read_at) on notices to :person;
create policy own on mail_choices for all to :person using (municipality_id = (select app.municipality()) and person_id = (select app.person()))
  with check (municipality_id = (select app.municipality()) and person_id = (select app.person()));
grant select, insert, update on mail_choices to :person;
create policy unsubscribes on mail_choices for all to :authenticator using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()));
grant select, insert, update on mail_choices to :authenticator;
create policy mails on notices for all to :worker using (municipality_id = (select app.municipality()))
  with check (municipality_id = (select app.municipality()));
grant select, update, delete on notices to :worker;
create policy remembers on notices for select to :clock using (municipality_id = (select app.municipality()));
grant select on notices to :clock;

-- Who is told: the people of a side, without who did it, without who has declared a tie (P2), without who has left. Only the clock asks,
-- which is whom every act ends as.
create function app.tell(news jsonb, at timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into notices (person_id, proposal_id, kind, what, subject_id, wait_id, due, at)
  select distinct on (t.person_id, n.kind, n.what, n.subject, n.wait)
    t.person_id, p.id, n.kind, n.what, n.subject, n.wait, n.due, tell.at
  from jsonb_to_recordset(news) as n (proposal uuid, kind text, what text, audience text, department uuid, person uuid, subject uuid, wait uuid, due date, by uuid)
  -- What is sealed exists for its own organisation alone.
  join proposals p on p.id = n.proposal and p.municipality_id = app.municipality() and p.submitted_at is not null
    and (not p.sealed or n.audience = 'partner')
  cross join lateral (
    select m.person_id from memberships m where n.audience = 'partner' and m.organisation_id = p.organisation_id and m.ended_at is null
    union all
    select a.person_id from assignments a where n.audience = 'desk' and a.proposal_id = p.id and a.ended_at is null
    union all
    -- Nobody is assigned yet: the whole desk.
    select s.person_id from staff_posts s where s.ended_at is null and s.municipality_id = app.municipality() and s.role in ('officer', 'chief')
      and n.audience = 'desk' and not exists (select from assignments a where a.proposal_id = p.id and a.ended_at is null)
    union all
    select s.person_id from staff_posts s where n.audience = 'chief' and s.ended_at is null and s.municipality_id = app.municipality() and s.role = 'chief'
    union all
    select s.person_id from staff_posts s where n.audience in ('department', 'head') and s.ended_at is null and s.department_id = n.department
      and s.municipality_id = app.municipality() and (n.audience = 'department' or s.role = 'head')
    union all
    -- The departments that take part in the dialogue.
    select s.person_id from staff_posts s join inquiries i on i.department_id = s.department_id and i.proposal_id = p.id and i.ended_at is null
      join inquiry_answers a on a.inquiry_id = i.id and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions')
      where n.audience = 'departments' and s.ended_at is null and p.dialogue_at is not null
    union all
    select n.person where n.audience = 'person' and n.person is not null
  ) t
  join people who on who.id = t.person_id and who.ended_at is null
  where t.person_id is distinct from n.by
    and not exists (select from conflict_declarations c where c.proposal_id = p.id and c.person_id = t.person_id and c.has_tie)
  on conflict do nothing
$$;
revoke all on function app.tell(jsonb, timestamptz) from public;
grant execute on function app.tell(jsonb, timestamptz) to :clock;

-- A tie takes a person out everywhere: what they were told of before goes too.
create function app.forget_notices_of_tied() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from notices n where n.proposal_id = new.proposal_id and n.person_id = new.person_id;
  return null;
end $$;
create trigger conflict_declarations_forget_notices after insert or update on conflict_declarations
  for each row when (new.has_tie) execute function app.forget_notices_of_tied();

-- A consultation that comes in is the desk's; one that is passed on the department's.
create function app.tell_of_consultation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.state = 'open' and new.channel = 'form' then
    insert into notices (person_id, municipality_id, consultation_id, kind, what, due, at)
    select distinct s.person_id, new.municipality_id, new.id, 'turn', 'answerConsultation', new.due, new.received_at
    from staff_posts s join people p on p.id = s.person_id and p.ended_at is null
    where s.municipality_id = new.municipality_id and s.role in ('officer', 'chief') and s.ended_at is null;
  elsif tg_op = 'UPDATE' and new.state = 'passed_on' and new.department_id is distinct from old.department_id then
    insert into notices (person_id, municipality_id, consultation_id, kind, what, due, at)
    select distinct s.person_id, new.municipality_id, new.id, 'turn', 'answerConsultation', new.due,
      coalesce((select max(x.at) from consultation_steps x where x.consultation_id = new.id), new.received_at)
    from staff_posts s join people p on p.id = s.person_id and p.ended_at is null
    where s.municipality_id = new.municipality_id and s.department_id = new.department_id and s.ended_at is null;
  end if;
  return null;
end $$;
create trigger consultations_tell after insert or update of state, department_id on consultations
  for each row execute function app.tell_of_consultation();

-- For the header of every page: is there anything new. Asked with the session, before there is a person.
create function app.has_unread(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notices n where n.person_id = person and n.read_at is null)
$$;
revoke all on function app.has_unread(uuid) from public;
grant execute on function app.has_unread(uuid) to :program;

-- What the worker needs to write the mail of a notice: whom it is for, at which pace, and the number. No words of anybody.
create view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null);
grant usage on schema wall to :worker;
grant select on wall.notices_to_mail to :worker;

-- The open clocks of each person of a department, for the weekly digest.
create view wall.department_clocks as
select s.person_id, who.name, c.email, w.municipality_id, w.proposal_id, w.task, w.due, p.fiscal_year, p.serial
from waits w
join proposals p on p.id = w.proposal_id
join staff_posts s on s.department_id = w.department_id and s.ended_at is null
join people who on who.id = s.person_id and who.ended_at is null
join contacts c on c.person_id = s.person_id
where w.municipality_id = (select app.municipality()) and w.holder = 'department' and w.ended_at is null
  and not exists (select from conflict_declarations t where t.proposal_id = w.proposal_id and t.person_id = s.person_id and t.has_tie);
grant select on wall.department_clocks to :worker;
