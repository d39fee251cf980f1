-- Several asked departments give one answer, and meet (G6.2a, decision 0057). Before the dialogue a department knows of no other that is asked:
-- here the desk brings them together by name, so whoever is named reads these rows, and nobody else of the asked.
create table joint_answers (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  department_ids uuid[] not null,
  arranged_by uuid not null references people,
  arranged_at timestamptz not null,
  outcome text check (outcome in ('dialogue', 'conditions', 'no')),
  answer text not null default '',
  drafted_by uuid references people,
  drafted_department_id uuid references departments,
  drafted_at timestamptz,
  -- Whose heads have confirmed; each head's confirmation is the answer of that department (inquiry_answers).
  confirmed_departments uuid[] not null default '{}',
  constraint joint_answers_of_several check (cardinality(department_ids) >= 2),
  constraint joint_answers_confirmed_by_theirs check (confirmed_departments <@ department_ids),
  constraint joint_answers_draft_is_whole check ((outcome is null) = (drafted_at is null) and (drafted_by is null) = (drafted_at is null))
);
create index joint_answers_of_proposal on joint_answers (proposal_id, arranged_at desc, id);

create table department_meetings (
  id uuid primary key default gen_random_uuid(),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  department_ids uuid[] not null,
  starts_at timestamptz not null,
  place text not null,
  agenda text not null,
  called_by uuid not null references people,
  called_at timestamptz not null,
  note text not null default '',
  noted_by uuid references people,
  noted_at timestamptz,
  cancelled_at timestamptz,
  constraint department_meetings_of_somebody check (cardinality(department_ids) >= 1)
);
create index department_meetings_of_proposal on department_meetings (proposal_id, starts_at, id);

alter table joint_answers enable row level security;
alter table department_meetings enable row level security;
call wall.line('joint_answers', 's.desk or s.on_route or (s.asked and (joint_answers.department_ids && (select app.departments())::uuid[]))',
  's.desk', 's.asked and (joint_answers.department_ids && (select app.departments())::uuid[])');
call wall.line('department_meetings', 's.desk or s.on_route or (s.asked and (department_meetings.department_ids && (select app.departments())::uuid[]))',
  's.desk', 's.desk');
create trigger a_columns before update on joint_answers for each row execute function wall.guard_columns(
  'asked', 'outcome answer drafted_by drafted_department_id drafted_at confirmed_departments');
create trigger a_columns before update on department_meetings for each row execute function wall.guard_columns('desk', 'note noted_by noted_at cancelled_at');
create trigger c_writer before insert on joint_answers for each row execute function wall.guard_writer('arranged_by');
create trigger c_writer before insert on department_meetings for each row execute function wall.guard_writer('called_by');

-- The words stand still from the first confirmation on; a head adds their own department and takes none away.
create function wall.guard_joint_answer() returns trigger language plpgsql as $$
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
      or new.drafted_department_id <> all (app.departments()))
    or not old.confirmed_departments <@ new.confirmed_departments
    or exists (select from unnest(new.confirmed_departments) d where d <> all (old.confirmed_departments) and not exists (
      select from staff_posts t where t.person_id = app.person() and t.department_id = d and t.role = 'head' and t.ended_at is null)) then
    raise exception 'each head confirms for their own department' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_own before insert or update on joint_answers for each row execute function wall.guard_joint_answer();
