-- What was held is not called off by either side past the program: minutes that one side has confirmed would be gone with it (0099).
create or replace function wall.guard_meeting() returns trigger language plpgsql as $$
declare
  side text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
  offer meeting_offers;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if not new.desk_attends and not exists (select from meetings m where m.proposal_id = new.proposal_id and m.state in ('held', 'minutes_drafted', 'confirmed')) then
      raise exception 'the first meeting has the desk in it' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.state in ('confirmed', 'cancelled') then
    raise exception 'what is confirmed or cancelled stands' using errcode = 'insufficient_privilege';
  end if;
  if old.state in ('held', 'minutes_drafted') and new.state in ('proposed', 'agreed', 'held', 'cancelled') and new.state <> old.state then
    raise exception 'what was held is not arranged anew or called off' using errcode = 'insufficient_privilege';
  end if;
  if (new.proposed_side, new.proposed_by) is distinct from (old.proposed_side, old.proposed_by)
    and (new.state <> 'proposed' or new.proposed_side <> side or new.proposed_by is distinct from app.person()) then
    raise exception 'times are offered in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if (new.starts_at, new.place, new.online_url) is distinct from (old.starts_at, old.place, old.online_url) and old.state in ('proposed', 'agreed')
    and not (new.state = 'proposed' and new.proposed_side = side and new.proposed_by = app.person())
    and not (side = 'city' and new.state = 'minutes_drafted')
    and not (old.state = 'proposed' and new.state = 'agreed' and (new.place, new.online_url) is not distinct from (old.place, old.online_url)) then
    raise exception 'a meeting is moved by offering other times' using errcode = 'insufficient_privilege';
  end if;
  if side = 'partner' and old.state not in ('proposed', 'agreed') and (new.starts_at, new.place, new.online_url, new.cancelled_at) is distinct from (old.starts_at, old.place, old.online_url, old.cancelled_at) then
    raise exception 'what was held was held' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'agreed' and old.state = 'proposed' then
    select o.* into offer from meeting_offers o where o.meeting_id = new.id order by o.round desc limit 1;
    if offer.side = side or (offer.times is not null and new.starts_at <> all (offer.times)) then
      raise exception 'a day is agreed to that the other side has offered' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.cancelled_by is not null and new.cancelled_by is distinct from old.cancelled_by and new.cancelled_by is distinct from app.person() then
    raise exception 'nobody cancels in another name' using errcode = 'insufficient_privilege';
  end if;
  if (new.minutes, new.minutes_version) is distinct from (old.minutes, old.minutes_version)
    and (new.city_confirmed_at is not null or new.partner_confirmed_at is not null or new.contested_at is not null) then
    raise exception 'a new version is confirmed anew' using errcode = 'insufficient_privilege';
  end if;
  if new.contested_at is not null and new.contested_at is distinct from old.contested_at
    and (new.contested_side <> side or new.contested_by is distinct from app.person()) then
    raise exception 'nobody contests for another side' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Whoever goes on and on in one section holds the other side off for two hours, not for ever (0104; src/domain/plan/section-locks.ts).
create or replace function wall.guard_section_lock() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.person_id is distinct from app.person() or (new.side = 'partner') <> wall.is(new.proposal_id, 'proposer') then
    raise exception 'nobody writes in another name' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'UPDATE' and (new.proposal_id, new.section, new.municipality_id) is distinct from (old.proposal_id, old.section, old.municipality_id) then
    raise exception 'a lock is of its section' using errcode = 'insufficient_privilege';
  end if;
  -- Somebody else's section is taken when their time is over, and by the program's clock, which writes both times.
  if tg_op = 'UPDATE' and old.person_id <> new.person_id and new.since < old.until
    and new.since < old.since + interval '2 hours' then
    raise exception 'somebody else writes in this section' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- A draft of several departments names whose it is (0089): where nothing was named, the comparison with the writer's departments was unknown.
create or replace function wall.guard_joint_answer() returns trigger language plpgsql as $$
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
      or not coalesce(new.drafted_department_id = any (app.departments()), false))
    or not old.confirmed_departments <@ new.confirmed_departments
    or exists (select from unnest(new.confirmed_departments) d where d <> all (old.confirmed_departments) and not exists (
      select from staff_posts t where t.person_id = app.person() and t.department_id = d and t.role = 'head' and t.ended_at is null)) then
    raise exception 'each head confirms for their own department' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
