-- Since when a section of the plan is somebody's was whatever the writer's SQL said (0104, 0114). The program writes one time, until when it
-- is theirs: a quarter of an hour from now by its clock (src/domain/plan/section-locks.ts). When it was taken follows from that, and is
-- kept here: going on keeps it, whoever takes over or comes back later begins anew. A lock that pretends an end far beyond a quarter of an
-- hour holds nobody off, neither in the program nor here (twice the time, because two clocks are never the same).
create or replace function wall.guard_section_lock() returns trigger language plpgsql as $$
declare
  taken timestamptz := new.until - interval '15 minutes';
begin
  if tg_op = 'INSERT' or old.person_id <> new.person_id
    or old.until <= taken - interval '15 minutes' or old.since <= taken - interval '11 hours' then
    new.since := taken;
  else
    -- Whoever gives it back and takes it again at once goes on: otherwise nobody else would ever come in between.
    new.since := old.since;
  end if;
  if not row_security_active(tg_relid) then return new; end if;
  if new.person_id is distinct from app.person() or (new.side = 'partner') <> wall.is(new.proposal_id, 'proposer') then
    raise exception 'nobody writes in another name' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (new.proposal_id, new.section, new.municipality_id) is distinct from (old.proposal_id, old.section, old.municipality_id) then
    raise exception 'a lock is of its section' using errcode = 'insufficient_privilege';
  end if;
  -- Somebody else's section is taken when their time is over, or after two hours without a pause.
  if tg_op = 'UPDATE' and old.person_id <> new.person_id and new.since < old.until
    and new.since < old.since + interval '2 hours' and old.until <= clock_timestamp() + interval '30 minutes' then
    raise exception 'somebody else writes in this section' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
