-- Whose name stands beside a message, a note or a topic is theirs, whatever the writer's statement says. What is brought in past the walls
-- (a move from another system) keeps the name that it was written under.
create function wall.write_name() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) then
    new.by_name := (select p.name from people p where p.id = new.by_id);
  end if;
  return new;
end $$;
create trigger d_name before insert on messages for each row execute function wall.write_name();
create trigger d_name before insert on internal_notes for each row execute function wall.write_name();
create trigger d_name before insert on topics for each row execute function wall.write_name();
