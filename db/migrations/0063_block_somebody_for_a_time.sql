-- An administrator shuts somebody out and lets them in again, with all that they are: unlike the end of their use, which ends their posts.

alter table people add column blocked_at timestamptz;
comment on column people.blocked_at is 'Shut out by an administrator since then; null: not.';

-- Every way of signing in asks for itself; a way that forgot to ask fails here.
create function wall.refuse_blocked() returns trigger language plpgsql as $$
begin
  if exists (select from people p where p.id = new.person_id and (p.blocked_at is not null or p.ended_at is not null)) then
    raise exception 'somebody who is shut out gets no session' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger sessions_of_nobody_blocked before insert on sessions for each row execute function wall.refuse_blocked();
create trigger half_sessions_of_nobody_blocked before insert on half_sessions for each row execute function wall.refuse_blocked();
