-- How often a department is asked at all (app.decided_before, 0083) went from the newest inquiries to their proposals and back to all of their
-- inquiries and answers: a good part of what the function cost among 100,000 proposals. Who is asked about everything shows in the newest inquiries
-- themselves, whatever became of them. All else is as before.
create or replace function app.decided_before(about text[], shares real[], subject uuid, today date, newest int, strongest int, near int) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare answer jsonb;
begin
  if not (app.has_role('officer') or app.has_role('chief')) then return null; end if;
  with asked as (
    select a.topic, a.share from unnest(about, shares) a(topic, share)
  ), present as materialized (
    select n.department_id, n.present_id from wall.present_departments(today) n
  ), tied as materialized (
    select t.proposal_id from conflict_declarations t where t.person_id = app.person() and t.has_tie
    union all select subject
  ), recent as materialized (
    select a.topic, a.share as asked_share, l.proposal_id, l.share from asked a cross join lateral (
      select k.proposal_id, k.share from matched_topics k where k.municipality_id = app.municipality() and k.topic = a.topic
      order by k.submitted_at desc, k.proposal_id limit newest) l
    where l.proposal_id not in (select t.proposal_id from tied t where t.proposal_id is not null)
  ), strong as (
    select a.share as asked_share, l.proposal_id, l.share from asked a cross join lateral (
      select k.proposal_id, k.share from matched_topics k where k.municipality_id = app.municipality() and k.topic = a.topic
      order by k.share desc, k.proposal_id limit strongest) l
    where l.proposal_id not in (select t.proposal_id from tied t where t.proposal_id is not null)
  ), taught as materialized (
    select x.proposal_id, n.present_id as department_id, x.is_lead from wall.taught x join present n on n.department_id = x.department_id
    where x.proposal_id in (select r.proposal_id from recent r)
  ), sent as (
    select r.topic, t.department_id, coalesce(sum(r.share) filter (where t.is_lead), 0) as led, coalesce(sum(r.share) filter (where not t.is_lead), 0) as asked, count(*) as times
    from recent r join taught t on t.proposal_id = r.proposal_id group by r.topic, t.department_id
  ), whole as (
    select r.topic, sum(r.share) as amount from recent r where r.proposal_id in (select t.proposal_id from taught t) group by r.topic
  ), usually as materialized (
    select i.proposal_id, m.present_id as department_id, i.is_lead from (
      select l.proposal_id, l.department_id, l.is_lead from inquiries l where l.municipality_id = app.municipality()
      order by l.asked_at desc, l.proposal_id limit 600) i
    join present m on m.department_id = i.department_id
    where i.proposal_id not in (select t.proposal_id from tied t where t.proposal_id is not null)
  ), surfaced as (
    select c.proposal_id from (
      select r.proposal_id, r.asked_share, r.share from recent r union select s.proposal_id, s.asked_share, s.share from strong s) c
    group by c.proposal_id order by sum(least(c.asked_share, c.share)) desc, c.proposal_id limit 2 * near
  ), nearest as (
    select s.proposal_id, o.overlap from surfaced s cross join lateral (
      select sum(least(a.share, k.share)) as overlap from matched_topics k join asked a on a.topic = k.topic where k.proposal_id = s.proposal_id) o
    order by o.overlap desc, s.proposal_id limit near
  )
  select jsonb_build_object(
    'sent', (select coalesce(jsonb_agg(jsonb_build_object('topic', s.topic, 'departmentId', s.department_id, 'led', s.led, 'asked', s.asked, 'times', s.times)), '[]') from sent s),
    'whole', (select coalesce(jsonb_agg(jsonb_build_object('topic', w.topic, 'amount', w.amount)), '[]') from whole w),
    'usual', (select coalesce(jsonb_agg(jsonb_build_object('departmentId', u.department_id, 'led', u.led, 'asked', u.asked)), '[]')
      from (select x.department_id, count(*) filter (where x.is_lead) as led, count(*) filter (where not x.is_lead) as asked from usually x group by x.department_id) u),
    'decisions', (select count(distinct u.proposal_id) from usually u),
    'near', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'fiscalYear', p.fiscal_year, 'serial', p.serial, 'title', p.title, 'fields', p.fields,
        'organisation', o.name, 'status', p.status, 'statusAt', p.status_at, 'summary', left(coalesce(t.summary, ''), 600),
        'ground', (select d.ground from declines d where d.proposal_id = p.id and d.sent_at is not null and d.dropped_at is null order by d.sent_at desc limit 1),
        'departmentIds', (select coalesce(jsonb_agg(m.present_id order by x.is_lead desc, x.asked_at, m.present_id), '[]')
          from wall.taught x join present m on m.department_id = x.department_id where x.proposal_id = p.id))
        order by n.overlap desc, p.id), '[]')
      from nearest n join proposals p on p.id = n.proposal_id and p.municipality_id = app.municipality() and p.submitted_at is not null and not p.sealed
      join organisations o on o.id = p.organisation_id
      left join lateral (select y.summary from proposal_texts y where y.proposal_id = p.id and y.submitted_at is not null order by y.version desc limit 1) t on true)
  ) into answer;
  return answer;
end $$;
