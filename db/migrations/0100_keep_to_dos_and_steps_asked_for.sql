-- やること: what somebody will do until when, agreed in a meeting or in the dialogue. 希望: a side asks the other for a step, and gets an answer.

create table to_dos (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  meeting_id uuid,
  what text not null check (what <> ''),
  -- Who bears it: a side, and in it a department or a person where one is named.
  side text not null check (side in ('partner', 'city')),
  department_id uuid references departments,
  person_id uuid references people,
  due date not null,
  added_side text not null check (added_side in ('partner', 'city')),
  added_by uuid not null references people,
  added_at timestamptz not null,
  ended_as text check (ended_as in ('done', 'dropped')),
  ended_by uuid references people,
  ended_at timestamptz,
  foreign key (meeting_id, proposal_id) references meetings (id, proposal_id),
  constraint to_dos_departments_are_the_citys check (department_id is null or side = 'city'),
  constraint to_dos_end_whole check ((ended_as is null) = (ended_at is null) and (ended_as is null) = (ended_by is null))
);
create index to_dos_of_proposal on to_dos (proposal_id, due, id);

create table step_requests (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  kind text not null check (kind in ('meeting', 'method', 'departments', 'plan', 'other')),
  side text not null check (side in ('partner', 'city')),
  by_id uuid not null references people,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  answer text check (answer in ('done', 'not_now', 'withdrawn')),
  answer_words text not null default '',
  -- When the answering side looks at it again.
  answer_day date,
  answered_by uuid references people,
  answered_at timestamptz,
  constraint step_requests_answered_whole check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  constraint step_requests_not_now_says_why check (answer is distinct from 'not_now' or answer_words <> '')
);
create unique index step_requests_one_open_of_a_kind on step_requests (proposal_id, kind) where answer is null;
create index step_requests_of_proposal on step_requests (proposal_id, at desc, id);

alter table to_dos enable row level security;
alter table step_requests enable row level security;
call wall.line('to_dos', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 's.proposer or s.taking_part or s.desk');
call wall.line('step_requests', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 's.proposer or s.taking_part or s.desk');
create trigger a_columns before update on to_dos for each row execute function wall.guard_columns(
  'proposer', 'ended_as ended_by ended_at', 'desk', 'ended_as ended_by ended_at', 'taking_part', 'ended_as ended_by ended_at');
create trigger a_columns before update on step_requests for each row execute function wall.guard_columns(
  'proposer', 'answer answer_words answer_day answered_by answered_at',
  'desk', 'answer answer_words answer_day answered_by answered_at',
  'taking_part', 'answer answer_words answer_day answered_by answered_at');
create trigger c_writer before insert on to_dos for each row execute function wall.guard_writer('added_by');
create trigger c_writer before insert on step_requests for each row execute function wall.guard_writer('by_id');
create trigger c_side before insert on to_dos for each row execute function wall.guard_side('added_side');
create trigger c_side before insert on step_requests for each row execute function wall.guard_side('side');

-- Done is said by the side that bears it, and taken back by it; dropped by the side that asked for it.
create function wall.guard_to_do() returns trigger language plpgsql as $$
declare mine text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if (tg_op = 'INSERT' and new.ended_as is not null)
    or (tg_op = 'UPDATE' and (old.ended_as = 'dropped'
      or (new.ended_by is not null and new.ended_by is distinct from app.person())
      or ('done' in (coalesce(old.ended_as, ''), coalesce(new.ended_as, '')) and (old.side <> mine or new.ended_as = 'dropped'))
      or (new.ended_as = 'dropped' and old.added_side <> mine))) then
    raise exception 'a to-do is ended by the side whose it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_ends before insert or update on to_dos for each row execute function wall.guard_to_do();

-- The other side answers, once; who asked may take it back before that.
create function wall.guard_step_request() returns trigger language plpgsql as $$
declare mine text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if (tg_op = 'INSERT' and new.answer is not null)
    or (tg_op = 'UPDATE' and (old.answer is not null or new.answer is null or new.answered_by is distinct from app.person()
      or (new.answer = 'withdrawn') <> (old.side = mine))) then
    raise exception 'the other side answers, once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_answer before insert or update on step_requests for each row execute function wall.guard_step_request();

-- What the clock needs to know, without anybody's words. Who has left, or has a tie, bears nothing: their side does.
create view wall.ball_to_dos as
select t.proposal_id, t.due, t.id, jsonb_build_object('id', t.id, 'side', t.side, 'due', t.due,
  'department_id', (select i.department_id from inquiries i where i.proposal_id = t.proposal_id and i.department_id = t.department_id and i.ended_at is null),
  'person_id', (select n.id from people n where n.id = t.person_id and n.ended_at is null
    and not exists (select from conflict_declarations c where c.proposal_id = t.proposal_id and c.person_id = n.id and c.has_tie)
    and (exists (select from memberships m join proposals p on p.organisation_id = m.organisation_id
        where t.side = 'partner' and p.id = t.proposal_id and m.person_id = n.id and m.ended_at is null)
      or exists (select from staff_posts s where t.side = 'city' and s.person_id = n.id and s.ended_at is null
        and (t.department_id is null or s.department_id = t.department_id))))) as facts
from to_dos t where t.municipality_id = (select app.municipality()) and t.ended_as is null;
create view wall.ball_step_requests as
select r.proposal_id, r.at, r.id, jsonb_build_object('id', r.id, 'kind', r.kind, 'side', r.side) as facts
from step_requests r where r.municipality_id = (select app.municipality()) and r.answer is null;
grant select on wall.ball_to_dos, wall.ball_step_requests to :clock;
