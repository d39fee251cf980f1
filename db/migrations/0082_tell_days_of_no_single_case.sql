-- What a wait of the city took is told of no single proposal (decision 0053). Of three to nine waits the ninetieth percentile (0070) was the
-- slowest one: one proposal's days, and that just this one was late. So a figure is told only where three proposals or more lie on each side
-- of it: the median before and behind, the ninetieth percentile behind. Proposals are counted, not waits: one may be asked about many times.
-- In time and late alike: how many, only where both are of three proposals or more; else only which of the two is of fewer.
create or replace function app.public_waits(tasks text[], from_day date, closed date[], closing_minutes int)
returns table (task text, finished int, median double precision, ninetieth int, in_time int, few text)
language sql stable security definer set search_path = public, pg_temp as $$
  with days as (
    select d::date as day, d::date = any (closed) as is_closed,
      count(*) filter (where d::date <> all (closed)) over (order by d) as nth
    from generate_series(from_day - 60, (select max(ended_at) from waits where municipality_id = app.municipality())::date + 1, interval '1 day') d
  ), ended as (
    select w.task, w.proposal_id, w.due,
      (w.ended_at at time zone 'Asia/Tokyo')::date as last_day,
      (w.since at time zone 'Asia/Tokyo')::date as first_day,
      extract(hour from w.since at time zone 'Asia/Tokyo') * 60 + extract(minute from w.since at time zone 'Asia/Tokyo') > closing_minutes as after_closing
    from waits w
    where w.municipality_id = app.municipality() and w.task = any (tasks) and w.ended_at is not null and w.since >= from_day
      and w.holder <> 'partner'
  ), taken as (
    select o.task, o.proposal_id, coalesce(o.last_day <= o.due, false) as in_time,
      -- What comes on a closed day or after closing counts from the next business day.
      greatest(0, e.nth - s.nth - case when s.is_closed or o.after_closing then 1 else 0 end) as days
    from ended o join days s on s.day = o.first_day join days e on e.day = o.last_day
  ), ranked as (
    select t.*, row_number() over (partition by t.task order by t.days, t.proposal_id) as nth, count(*) over (partition by t.task) as waits
    from taken t
  ), counted as (
    select r.task, count(*)::int as finished, percentile_cont(0.5) within group (order by r.days) as median,
      -- A day on which one of them really ended: "nine of ten within so many days" is then true as it stands.
      (min(r.days) filter (where r.nth = (9 * r.waits + 9) / 10))::int as ninetieth,
      (count(*) filter (where r.in_time))::int as kept,
      count(distinct r.proposal_id) filter (where r.nth * 2 < r.waits + 1) as before,
      count(distinct r.proposal_id) filter (where r.nth * 2 > r.waits + 1) as behind,
      count(distinct r.proposal_id) filter (where r.nth > (9 * r.waits + 9) / 10) as beyond,
      count(distinct r.proposal_id) filter (where r.in_time) as kept_of,
      count(distinct r.proposal_id) filter (where not r.in_time) as late_of
    from ranked r group by r.task having count(distinct r.proposal_id) >= 6
  )
  select task, finished, median, case when beyond >= 3 then ninetieth end,
    case when kept_of >= 3 and late_of >= 3 then kept end,
    case when late_of < 3 then 'late' when kept_of < 3 then 'in-time' end
  from counted where before >= 3 and behind >= 3
$$;

-- The same index with the proposal in it, so that the year is still read from the index alone.
drop index waits_ended_of_task;
create index waits_ended_of_task on waits (municipality_id, task, since) include (ended_at, due, holder, proposal_id) where ended_at is not null;
