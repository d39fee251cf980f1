-- What the public may know of the whole without a right on any single row: how long the city's steps took, and how many
-- proposals stand where (P7a). Counts under 3 are not told, and are not even handed to the program.

-- The finished waits of these tasks that began on or after a day: how many, their median in business days, how many in time.
-- The program knows holidays and the city's own closed days, so it hands in the closed days from 60 days before that day on.
create function app.public_waits(tasks text[], from_day date, closed date[], closing_minutes int)
returns table (task text, finished int, median double precision, in_time int)
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
  ), taken as (
    select o.task, o.last_day <= o.due as in_time,
      -- What comes on a closed day or after closing counts from the next business day.
      greatest(0, e.nth - s.nth - case when s.is_closed or o.after_closing then 1 else 0 end) as days
    from ended o join days s on s.day = o.first_day join days e on e.day = o.last_day
  )
  select task, count(*)::int, percentile_cont(0.5) within group (order by days), count(*) filter (where in_time)::int
  from taken group by task having count(*) >= 3
$$;

-- Submitted proposals by status.
create function app.public_counts() returns table (status text, number int)
language sql stable security definer set search_path = public, pg_temp as $$
  select status, count(*)::int from proposals
  where municipality_id = app.municipality() and submitted_at is not null
  group by status having count(*) >= 3
$$;

revoke all on function app.public_waits(text[], date, date[], int), app.public_counts() from public;
grant execute on function app.public_waits(text[], date, date[], int), app.public_counts() to :visitor;
