-- A letter asks again, when it leaves, what app.tell (0137) asked when it told: a post may have ended since, or a deputyship, and the letter
-- would still carry a number and a link. Whoever of the city has no post that fits hears no more of it; a turn goes to whose it is, or who
-- stands in for them on that day. Letters about deputyships themselves go out (0139). Asked by the worker, of one notice.
create function app.is_still_told(notice uuid, at timestamptz) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notices n join people who on who.id = n.person_id
    left join waits w on w.id = n.wait_id
    left join consultations k on k.id = n.consultation_id
    where n.id = notice and n.municipality_id = app.municipality() and (who.side <> 'city' or n.deputyship_id is not null or (
      exists (select from staff_posts o where o.person_id = n.person_id and o.ended_at is null) and case
      when n.proposal_id is not null then exists (
        -- Who was meant: they themselves, or whoever they stand in for on that day; nobody whom a tie chose (0068).
        select from (
          select n.person_id as id
          union all
          select d.person_id from deputies d where d.deputy_id = n.person_id and d.ended_at is null
            and (is_still_told.at at time zone 'Asia/Tokyo')::date between d.from_day and d.to_day and app.near_enough(d.person_id, d.deputy_id)
            and not exists (select from conflict_declarations c where c.proposal_id = n.proposal_id and c.person_id = d.named_by and c.has_tie)
            and (w.task is distinct from 'confirmDecline'
              or exists (select from staff_posts o where o.person_id = d.deputy_id and o.ended_at is null and o.role in ('officer', 'chief')))
            and (exists (select from staff_posts o where o.person_id = d.deputy_id and o.ended_at is null and (o.role in ('officer', 'chief')
                or exists (select from inquiries i where i.proposal_id = n.proposal_id and i.department_id = o.department_id and i.ended_at is null)))
              or exists (select from approval_steps s where s.proposal_id = n.proposal_id and s.person_id = d.person_id))
        ) meant
        join staff_posts s on s.person_id = meant.id and s.ended_at is null and s.municipality_id = n.municipality_id
        where case
          -- One step up, as escalationOf says it.
          when n.kind = 'escalated' then case w.holder
            when 'partner' then s.role in ('officer', 'chief')
            when 'department' then s.role in ('officer', 'chief') or (s.role = 'head' and s.department_id = w.department_id)
            else s.role = 'chief' end
          when w.person_id is not null then w.person_id = meant.id and (w.department_id is null or w.department_id = s.department_id)
          when w.holder = 'department' then s.department_id = w.department_id
            and exists (select from inquiries i where i.proposal_id = n.proposal_id and i.department_id = w.department_id and i.ended_at is null)
          when w.task = 'confirmDecline' then s.role = 'chief'
          when w.holder = 'desk' then s.role in ('officer', 'chief')
          -- News: whoever has a part in the proposal.
          else s.role in ('officer', 'chief')
            or exists (select from inquiries i where i.proposal_id = n.proposal_id and i.department_id = s.department_id and i.ended_at is null)
            or exists (select from approval_steps a where a.proposal_id = n.proposal_id and a.person_id = meant.id)
            or exists (select from second_looks l where l.proposal_id = n.proposal_id and l.reviewer_id = meant.id)
          end)
      when k.id is not null then exists (select from staff_posts s where s.person_id = n.person_id and s.ended_at is null
        and (s.role in ('officer', 'chief') or s.department_id = k.department_id))
      when n.what = 'approveChallenge' and n.kind <> 'escalated' then exists (select from challenge_approvals a
        where a.challenge_id = n.challenge_id and a.decision is null
          and (a.person_id = n.person_id or n.person_id in (select app.deputies_on(a.person_id, is_still_told.at))))
      else true end)))
$$;
revoke all on function app.is_still_told(uuid, timestamptz) from public;
grant execute on function app.is_still_told(uuid, timestamptz) to :worker;

-- As 0143 says it; of meetings so many asked for by each side: counted together one side could take them all, and the other could ask for
-- none (P4).
create or replace function wall.guard_bound() returns trigger language plpgsql as $$
declare there bigint;
begin
  if not row_security_active(tg_relid) then return new; end if;
  perform pg_advisory_xact_lock(hashtextextended(tg_table_name || new.proposal_id, 143));
  case tg_table_name
    when 'meetings' then select count(*) into there from meetings m where m.proposal_id = new.proposal_id and m.proposed_side = new.proposed_side;
    when 'to_dos' then select count(*) into there from to_dos t where t.proposal_id = new.proposal_id and t.ended_as is null;
    else select count(*) into there from minutes_statements s
      where s.meeting_id = new.meeting_id and s.version = new.version and s.side = new.side and s.act = 'contested';
  end case;
  if there >= tg_argv[0]::int then
    raise exception 'so many of % are there already', tg_table_name using errcode = 'check_violation';
  end if;
  return new;
end $$;
-- What is open again is one more of what is open.
create trigger g_bound_of_reopened before update of ended_as on to_dos for each row
  when (old.ended_as is not null and new.ended_as is null) execute function wall.guard_bound('50');

-- Between the day of the change and a year from it, as toDoErrors says: a day that lies behind makes the other side late without its doing.
-- When it was changed does not lie before it was written down or changed last. A trigger of its own beside guard_to_do (0143): in which order
-- they refuse is the same to everybody.
create function wall.guard_to_do_day() returns trigger language plpgsql as $$
declare today date := (new.changed_at at time zone 'Asia/Tokyo')::date;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if new.changed_at is null or new.changed_at < greatest(old.added_at, old.changed_at) or new.due < today or new.due > today + 366 then
    raise exception 'a day is moved to one that is ahead' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger g_day before update of due on to_dos for each row when (new.due is distinct from old.due) execute function wall.guard_to_do_day();

-- The clock alone begins a deputyship (0139): begun as it was named, the deputy would never be told that it begins, nor of the turns that wait.
create policy begins_later on deputies as restrictive for insert to :person with check (begun_at is null);
