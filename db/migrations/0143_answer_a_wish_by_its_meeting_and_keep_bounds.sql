-- Who wrote a to-do for the other side could withdraw it and write another, not move its day: the history of it broke off. The day is moved by
-- either of the two sides, who of the bearing side does it is said by that side alone (0126).
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
    and ((old.side <> mine and (old.added_side <> mine or (new.department_id, new.person_id) is distinct from (old.department_id, old.person_id)))
      or old.ended_as is not null or new.ended_as is not null
      or new.changed_by is distinct from app.person() or new.changed_at is null
      or new.first_due is distinct from coalesce(old.first_due, old.due)) then
    raise exception 'a to-do is changed by the side that bears it, its day also by the side that wrote it' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- A wish for a meeting is answered by the meeting: whoever agrees to its day says so, also where that is the side that wished, because the
-- other side has offered that day (0100).
create or replace function wall.guard_step_request() returns trigger language plpgsql as $$
declare mine text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if (tg_op = 'INSERT' and new.answer is not null)
    or (tg_op = 'UPDATE' and (old.answer is not null or new.answer is null or new.answered_by is distinct from app.person()
      or ((new.answer = 'withdrawn') <> (old.side = mine)
        and not (new.answer = 'done' and old.kind = 'meeting' and exists (select from meetings m
          where m.proposal_id = new.proposal_id and m.state = 'agreed' and m.agreed_at >= old.at))))) then
    raise exception 'the other side answers, once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- So many of each of a proposal, past the program too: mostMeetings, mostObjections and mostOpenToDos of src/domain/dialogue say the same.
-- What waits for another of the same proposal counts it.
create function wall.guard_bound() returns trigger language plpgsql as $$
declare there bigint;
begin
  if not row_security_active(tg_relid) then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(tg_table_name || new.proposal_id, 143));
  case tg_table_name
    when 'meetings' then select count(*) into there from meetings m where m.proposal_id = new.proposal_id;
    when 'to_dos' then select count(*) into there from to_dos t where t.proposal_id = new.proposal_id and t.ended_as is null;
    else select count(*) into there from minutes_statements s
      where s.meeting_id = new.meeting_id and s.version = new.version and s.side = new.side and s.act = 'contested';
  end case;
  if there >= tg_argv[0]::int then
    raise exception 'so many of % are there already', tg_table_name using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger g_bound before insert on meetings for each row execute function wall.guard_bound('100');
create trigger g_bound before insert on to_dos for each row execute function wall.guard_bound('50');
create trigger g_bound before insert on minutes_statements for each row when (new.act = 'contested') execute function wall.guard_bound('10');
