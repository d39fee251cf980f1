-- Where every head of an asked department has declared a tie (P2) its inquiry waited for nobody, and no page said so. Null: a head can confirm, or it
-- waits no more. Else the names of the deputies who can today, chosen by nobody with a tie (0068); none: the desk acts. Whose tie and of which kind
-- is not in it. Owner's rights: nobody reads the declarations of others; asked of what the reader sees as the desk or as asked.
create function app.head_out(inquiry uuid, today date) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  with asked as (
    select i.proposal_id, i.department_id from inquiries i
    where i.id = inquiry and i.municipality_id = app.municipality() and i.ended_at is null and i.answered_at is null
      and (wall.flags(i.proposal_id) & (4 + 64)) <> 0
  ), heads as (
    select a.proposal_id, a.department_id, s.person_id, exists (select from conflict_declarations t
        where t.proposal_id = a.proposal_id and t.person_id = s.person_id and t.has_tie) as is_out
    from asked a join staff_posts s on s.department_id = a.department_id and s.role = 'head' and s.ended_at is null
    join people n on n.id = s.person_id and n.ended_at is null
  )
  select case when (select bool_and(h.is_out) from heads h) then coalesce((
    select array_agg(distinct n.name order by n.name) from heads h
    join deputies d on d.person_id = h.person_id and d.ended_at is null and today between d.from_day and d.to_day
    join people n on n.id = d.deputy_id and n.ended_at is null
    where exists (select from staff_posts o where o.person_id = d.deputy_id and o.department_id = h.department_id and o.ended_at is null)
      and not exists (select from conflict_declarations t where t.proposal_id = h.proposal_id and t.has_tie and t.person_id in (d.named_by, d.deputy_id))
  ), '{}') end
$$;
revoke all on function app.head_out(uuid, date) from public;
grant execute on function app.head_out(uuid, date) to :person;
