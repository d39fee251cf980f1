-- How the target days are kept, in public (P7a, U1): beside the median the day within which nine of ten ended, and how many were in time.
-- A count under 3 is not told, and must not follow from the others either: how many ended is told, so how many were in time is told only
-- where those in time and those late are both three or more; else only which of the two are few. It is the city's record: what waited for
-- the partner is left out (an answer to a message waits for either side).
drop function app.public_waits(text[], date, date[], int);
create function app.public_waits(tasks text[], from_day date, closed date[], closing_minutes int)
returns table (task text, finished int, median double precision, ninetieth int, in_time int, few text)
language sql stable security definer set search_path = public, pg_temp as $$
  with days as (
    select d::date as day, d::date = any (closed) as is_closed,
      count(*) filter (where d::date <> all (closed)) over (order by d) as nth
    from generate_series(from_day - 60, (select max(ended_at) from waits where municipality_id = app.municipality())::date + 1, interval '1 day') d
  ), ended as (
    select w.task, w.due,
      (w.ended_at at time zone 'Asia/Tokyo')::date as last_day,
      (w.since at time zone 'Asia/Tokyo')::date as first_day,
      extract(hour from w.since at time zone 'Asia/Tokyo') * 60 + extract(minute from w.since at time zone 'Asia/Tokyo') > closing_minutes as after_closing
    from waits w
    where w.municipality_id = app.municipality() and w.task = any (tasks) and w.ended_at is not null and w.since >= from_day
      and w.holder <> 'partner'
  ), taken as (
    select o.task, o.last_day <= o.due as in_time,
      -- What comes on a closed day or after closing counts from the next business day.
      greatest(0, e.nth - s.nth - case when s.is_closed or o.after_closing then 1 else 0 end) as days
    from ended o join days s on s.day = o.first_day join days e on e.day = o.last_day
  ), counted as (
    select task, count(*)::int as finished, percentile_cont(0.5) within group (order by days) as median,
      -- A day on which one of them really ended: "nine of ten within so many days" is then true as it stands.
      (percentile_disc(0.9) within group (order by days))::int as ninetieth,
      (count(*) filter (where in_time))::int as kept
    from taken group by task having count(*) >= 3
  )
  select task, finished, median, ninetieth,
    case when kept >= 3 and finished - kept >= 3 then kept end,
    case when finished - kept < 3 then 'late' when kept < 3 then 'in-time' end
  from counted
$$;
revoke all on function app.public_waits(text[], date, date[], int) from public;
grant execute on function app.public_waits(text[], date, date[], int) to :visitor;

-- The same index with the holder in it, so that the year is still read from the index alone.
drop index waits_ended_of_task;
create index waits_ended_of_task on waits (municipality_id, task, since) include (ended_at, due, holder) where ended_at is not null;
