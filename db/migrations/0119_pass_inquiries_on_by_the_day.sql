-- An office that ends on a day ahead is asked until then, and one that begins on a day ahead not before it: the last day went by whether one
-- was named at all (0088), so that in March nothing could be passed on to an office that ends on 1 April.
create or replace function app.pass_inquiry_on(inquiry uuid, to_department uuid, due date, at timestamptz) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  found_inquiry inquiries;
  passed uuid;
  today date := (at at time zone 'Asia/Tokyo')::date;
begin
  select * into found_inquiry from inquiries i where i.id = inquiry and i.municipality_id = app.municipality() for update;
  if found_inquiry.id is null or found_inquiry.ended_at is not null or found_inquiry.department_id <> all (app.departments())
    or (wall.flags(found_inquiry.proposal_id) & 64) = 0
    or not exists (select from staff_posts t where t.person_id = app.person() and t.department_id = found_inquiry.department_id and t.role = 'head' and t.ended_at is null)
    or not exists (select from proposals p where p.id = found_inquiry.proposal_id and p.status in ('inquiry', 'dialogue')) then
    raise exception 'the head of an asked department passes its own inquiry on' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select from departments d where d.id = to_department and d.municipality_id = app.municipality() and not d.is_desk
      and (d.opened_on is null or d.opened_on <= today) and (d.closed_on is null or d.closed_on > today))
    or exists (select from inquiries i where i.proposal_id = found_inquiry.proposal_id and i.department_id = to_department) then
    return null;
  end if;
  insert into inquiries (municipality_id, proposal_id, department_id, asked_at, due)
    values (found_inquiry.municipality_id, found_inquiry.proposal_id, to_department, at, greatest(pass_inquiry_on.due, found_inquiry.due))
    returning id into passed;
  insert into inquiry_questions (inquiry_id, proposal_id, municipality_id, question, asked_by)
    select passed, q.proposal_id, q.municipality_id, q.question, q.asked_by from inquiry_questions q where q.inquiry_id = found_inquiry.id;
  return passed;
end $$;
