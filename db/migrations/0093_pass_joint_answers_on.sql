-- What departments answer and meet about together (0089) passes with the department as its own inquiries do (0090): the one that follows takes
-- its place. Where both stand in it already the line-up stays, because a joint answer is of two at least.
create function app.pass_joint_work() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update joint_answers j set
    department_ids = array_replace(j.department_ids, new.department_id, new.successor_id),
    confirmed_departments = array_replace(j.confirmed_departments, new.department_id, new.successor_id),
    drafted_department_id = case when j.drafted_department_id = new.department_id then new.successor_id else j.drafted_department_id end
  where new.department_id = any (j.department_ids) and not new.successor_id = any (j.department_ids);
  update department_meetings m set department_ids = array_replace(m.department_ids, new.department_id, new.successor_id)
  where new.department_id = any (m.department_ids) and not new.successor_id = any (m.department_ids);
  return null;
end $$;
create trigger department_successors_pass_joint_work after update of passed_at on department_successors for each row
  when (old.passed_at is null and new.passed_at is not null) execute function app.pass_joint_work();
