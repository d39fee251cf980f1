-- Who is named a deputy is told so, with the days and what they may do, and told when it ends before its day (decision 0068); who has to divide
-- what is open before a split is told that. And what nobody has to do any more is over also for questions about challenges.
alter table notices add column deputyship_id uuid references deputies;
-- The department that is split.
alter table notices add column department_id uuid references departments;
alter table notices drop constraint notices_about_one_thing;
alter table notices add constraint notices_about_one_thing
  check (num_nonnulls(proposal_id, consultation_id, challenge_id, request_id, seed_id, hand_over_id, deputyship_id, department_id) = 1);
alter policy reads on notices using (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and (proposal_id is null or exists (select from proposals p where p.id = notices.proposal_id))
  and (consultation_id is null or exists (select from consultations c where c.id = notices.consultation_id))
  and (challenge_id is null or exists (select from challenges c where c.id = notices.challenge_id))
  and (request_id is null or exists (select from challenge_requests r where r.id = notices.request_id))
  and (seed_id is null or exists (select from challenge_seeds s where s.id = notices.seed_id))
  and (hand_over_id is null or exists (select from hand_overs h where h.id = notices.hand_over_id))
  and (deputyship_id is null or exists (select from deputies d where d.id = notices.deputyship_id)));

-- ── deputies ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- When the turns that waited already were passed to the deputy: once, by the clock, on the first day.
alter table deputies add column begun_at timestamptz;
create index deputies_to_begin on deputies (municipality_id, from_day) where begun_at is null and ended_at is null;

-- As which part of who is away a deputy acts, as app.session_person (0122) says it; `desk`: somebody of the desk hears for a colleague. What
-- posts are is no secret inside; asked of one's own, or by the worker that writes the letter.
create function app.deputy_parts(deputyship uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct case t.role when 'officer' then 'desk' else t.role end), '{}')
  from deputies y join staff_posts t on t.person_id = y.person_id and t.ended_at is null
  where y.id = deputyship and (app.person() is null or app.person() = y.deputy_id) and case t.role
    when 'approver' then exists (select from staff_posts o where o.person_id = y.deputy_id and o.role in ('staff', 'head', 'approver') and o.ended_at is null)
      and not exists (select from staff_posts o where o.person_id = y.deputy_id and o.role in ('officer', 'chief') and o.ended_at is null)
    when 'head' then exists (select from staff_posts o where o.person_id = y.deputy_id and o.department_id = t.department_id and o.ended_at is null)
    when 'chief' then exists (select from staff_posts o where o.person_id = y.deputy_id and o.role in ('officer', 'chief') and o.ended_at is null)
    when 'officer' then exists (select from staff_posts o where o.person_id = y.deputy_id and o.role in ('officer', 'chief') and o.ended_at is null)
    else false end
$$;
revoke all on function app.deputy_parts(uuid) from public;
grant execute on function app.deputy_parts(uuid) to :person, :worker;

-- Whoever names or ends it, by whichever way: the deputy is told, unless they ended it themselves.
create function app.tell_deputy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into notices (person_id, municipality_id, deputyship_id, kind, what, at)
    values (new.deputy_id, new.municipality_id, new.id, 'news', 'deputy-named', new.named_at);
  elsif old.ended_at is null and new.ended_at is not null and (new.ended_at at time zone 'Asia/Tokyo')::date <= new.to_day
    and new.deputy_id is distinct from app.person() then
    insert into notices (person_id, municipality_id, deputyship_id, kind, what, at)
    values (new.deputy_id, new.municipality_id, new.id, 'news', 'deputy-ended', new.ended_at);
  end if;
  return null;
end $$;
create trigger deputies_tell after insert or update of ended_at on deputies for each row execute function app.tell_deputy();

-- On the first day: that it begins, where it was named before; and the turns that wait already. Of those the deputy hears what app.tell (0137)
-- would have told them, and no more.
create function app.begin_deputyships(at timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  today date := (begin_deputyships.at at time zone 'Asia/Tokyo')::date;
  y deputies;
  begun integer := 0;
begin
  for y in select * from deputies d where d.municipality_id = app.municipality() and d.begun_at is null and d.ended_at is null
      and today between d.from_day and d.to_day order by d.id limit 100 for update skip locked loop
    update deputies d set begun_at = begin_deputyships.at where d.id = y.id;
    begun := begun + 1;
    if (y.named_at at time zone 'Asia/Tokyo')::date < y.from_day then
      insert into notices (person_id, municipality_id, deputyship_id, kind, what, at)
      values (y.deputy_id, y.municipality_id, y.id, 'news', 'deputy-began', begin_deputyships.at);
    end if;
    insert into notices (person_id, municipality_id, proposal_id, kind, what, subject_id, wait_id, due, at)
    select y.deputy_id, n.municipality_id, n.proposal_id, n.kind, n.what, n.subject_id, n.wait_id, n.due, begin_deputyships.at
    from notices n join waits w on w.id = n.wait_id and w.ended_at is null and w.holder <> 'partner'
    join proposals p on p.id = n.proposal_id and not p.sealed
    where n.person_id = y.person_id and n.kind = 'turn' and app.near_enough(y.person_id, y.deputy_id)
      and (n.what <> 'confirmDecline' or exists (select from staff_posts o where o.person_id = y.deputy_id and o.ended_at is null and o.role in ('officer', 'chief')))
      and not exists (select from conflict_declarations c where c.proposal_id = n.proposal_id and c.person_id in (y.named_by, y.deputy_id) and c.has_tie)
      and (exists (select from staff_posts o where o.person_id = y.deputy_id and o.ended_at is null and (o.role in ('officer', 'chief')
          or exists (select from inquiries i where i.proposal_id = n.proposal_id and i.department_id = o.department_id and i.ended_at is null)))
        or exists (select from approval_steps s where s.proposal_id = n.proposal_id and s.person_id = y.person_id))
    on conflict do nothing;
    insert into notices (person_id, municipality_id, challenge_id, kind, what, subject_id, at)
    select distinct y.deputy_id, y.municipality_id, n.challenge_id, n.kind, n.what, n.subject_id, begin_deputyships.at
    from notices n join challenge_approvals a on a.challenge_id = n.challenge_id and a.person_id = y.person_id and a.decision is null
    where n.person_id = y.person_id and n.kind = 'turn' and n.what = 'approveChallenge' and app.near_enough(y.person_id, y.deputy_id);
  end loop;
  return begun;
end $$;
revoke all on function app.begin_deputyships(timestamptz) from public;
grant execute on function app.begin_deputyships(timestamptz) to :clock;

-- ── a split that is to be divided ───────────────────────────────────────────────────────────────────────────────────────
-- The row of who takes what is open stands once in each split. Today's split has nothing left to divide; without a head it is the chief's.
create function app.tell_of_split() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind <> 'split' or not new.takes_open or new.on_day <= (new.at at time zone 'Asia/Tokyo')::date then return null; end if;
  insert into notices (person_id, municipality_id, department_id, kind, what, due, at)
  select distinct s.person_id, new.municipality_id, new.department_id, 'turn', 'divideDepartment', new.on_day - 1, new.at
  from staff_posts s join people p on p.id = s.person_id and p.ended_at is null
  where s.municipality_id = new.municipality_id and s.ended_at is null and case
    when exists (select from staff_posts h join people k on k.id = h.person_id and k.ended_at is null
      where h.department_id = new.department_id and h.role = 'head' and h.ended_at is null)
    then s.role = 'head' and s.department_id = new.department_id else s.role = 'chief' end;
  return null;
end $$;
create trigger department_successors_tell after insert on department_successors for each row execute function app.tell_of_split();

-- ── what is over ────────────────────────────────────────────────────────────────────────────────────────────────────────
-- A turn about what is no proposal that nobody has any more: a question that was answered, refused or passed on; a split that has come or was
-- taken back. One reminder may speak of several questions (0132): it is over when none of those that were asked by then waits in that step.
-- It answers of one's own notices.
create function app.is_turn_over(notice uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from notices n where n.id = notice and (app.person() is null or n.person_id = app.person()) and case
    when n.department_id is not null then not exists (select from department_successors s
      where s.department_id = n.department_id and s.kind = 'split' and s.passed_at is null)
    when n.challenge_id is not null and n.what in ('lookAtQuestion', 'answerQuestion', 'publishAnswer') then not exists (
      select from challenge_questions q where q.challenge_id = n.challenge_id
        and q.state = case n.what when 'lookAtQuestion' then 'asked' when 'answerQuestion' then 'passed_on' else 'answered' end
        and case n.kind when 'turn' then q.id = n.subject_id else q.asked_at <= n.at end)
    else false end)
$$;
revoke all on function app.is_turn_over(uuid) from public;
grant execute on function app.is_turn_over(uuid) to :person, :worker;

-- As 0131 says it, with deputyships, splits and what is over.
create or replace view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial, n.challenge_id, n.subject_id,
  n.request_id, n.seed_id, n.hand_over_id, case when h.published_at is not null then h.code end as challenge_code,
  n.department_id, n.deputyship_id, away.name as away, y.from_day, y.to_day
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
left join challenges h on h.id = n.challenge_id
left join deputies y on y.id = n.deputyship_id
left join people away on away.id = y.person_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null and who.blocked_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null)
  -- What happened since: a tie that was declared, a member who left. The letter would carry a number, and the days of meetings.
  and (n.proposal_id is null or not exists (select from conflict_declarations t where t.proposal_id = n.proposal_id and t.person_id = n.person_id and t.has_tie))
  and (n.proposal_id is null or who.side <> 'partner'
    or exists (select from memberships b where b.person_id = n.person_id and b.organisation_id = p.organisation_id and b.ended_at is null))
  and not exists (select from challenge_requests r where r.id = n.request_id and r.answer is not null)
  -- Ended before its letter left: then only that it ended is news.
  and (n.deputyship_id is null or n.what = 'deputy-ended' or y.ended_at is null)
  and (n.challenge_id is null and n.department_id is null or not app.is_turn_over(n.id));
