-- Since when somebody writes in a section follows from the end that they write (0128): an end that is far away said that it is later than
-- it is, and the section of somebody else was over. Whoever takes one over cannot be later than the clock of the database says.
create or replace function wall.guard_section_lock() returns trigger language plpgsql as $$
declare
  taken timestamptz := new.until - interval '15 minutes';
  -- Two clocks are never the same.
  latest timestamptz := clock_timestamp() + interval '2 minutes';
begin
  if tg_op = 'INSERT' or old.person_id <> new.person_id
    or old.until <= taken - interval '15 minutes' or old.since <= taken - interval '11 hours' then
    new.since := taken;
  else
    -- Whoever gives it back and takes it again at once goes on: otherwise nobody else would ever come in between.
    new.since := least(old.since, new.until);
  end if;
  if not row_security_active(tg_relid) then return new; end if;
  if new.person_id is distinct from app.person() or (new.side = 'partner') <> wall.is(new.proposal_id, 'proposer') then
    raise exception 'nobody writes in another name' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (new.proposal_id, new.section, new.municipality_id) is distinct from (old.proposal_id, old.section, old.municipality_id) then
    raise exception 'a lock is of its section' using errcode = 'insufficient_privilege';
  end if;
  -- Somebody else's section is taken when their time is over, or after two hours without a pause.
  if tg_op = 'UPDATE' and old.person_id <> new.person_id and least(new.since, latest) < old.until
    and least(new.since, latest) < old.since + interval '2 hours' and old.until <= clock_timestamp() + interval '30 minutes' then
    raise exception 'somebody else writes in this section' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
