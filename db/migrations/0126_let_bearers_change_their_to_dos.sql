-- A to-do is somebody's promise: the side that bears it says who of it does it, and until when; the first day stays readable. What the other
-- side bears is changed by nobody else.
alter table to_dos
  add column first_due date,
  add column changed_by uuid references people,
  add column changed_at timestamptz,
  add constraint to_dos_changed_whole check ((changed_by is null) = (changed_at is null) and (first_due is null) = (changed_at is null));

drop trigger a_columns on to_dos;
create trigger a_columns before update on to_dos for each row execute function wall.guard_columns(
  'proposer', 'ended_as ended_by ended_at department_id person_id due first_due changed_by changed_at',
  'desk', 'ended_as ended_by ended_at department_id person_id due first_due changed_by changed_at',
  'taking_part', 'ended_as ended_by ended_at department_id person_id due first_due changed_by changed_at');

create or replace function wall.guard_to_do() returns trigger language plpgsql as $$
declare mine text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if (tg_op = 'INSERT' and (new.ended_as is not null or new.changed_at is not null))
    or (tg_op = 'UPDATE' and (old.ended_as = 'dropped'
      or (new.ended_by is not null and new.ended_by is distinct from app.person())
      or ('done' in (coalesce(old.ended_as, ''), coalesce(new.ended_as, '')) and (old.side <> mine or new.ended_as = 'dropped'))
      or (new.ended_as = 'dropped' and old.added_side <> mine))) then
    raise exception 'a to-do is ended by the side whose it is' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE'
    and (new.department_id, new.person_id, new.due, new.first_due, new.changed_by, new.changed_at)
      is distinct from (old.department_id, old.person_id, old.due, old.first_due, old.changed_by, old.changed_at)
    and (old.side <> mine or old.ended_as is not null or new.ended_as is not null
      or new.changed_by is distinct from app.person() or new.changed_at is null
      or new.first_due is distinct from coalesce(old.first_due, old.due)) then
    raise exception 'a to-do is changed by the side that bears it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
