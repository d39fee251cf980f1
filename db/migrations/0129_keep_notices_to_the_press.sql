-- The notice to the press (報道発表文) that is drafted from the facts to be published: every version that the desk kept, with who and when
-- (process.md, P7c). The desk alone reads it. Where the desk has said so, the start writes the newest version into the published facts.
create table press_notices (
  proposal_id uuid not null references proposals,
  version int not null check (version > 0),
  municipality_id text not null default app.municipality() references municipalities,
  text text not null check (text <> ''),
  -- The version of the facts that it was written beside: when those are written anew, the page says so.
  facts_version int not null,
  goes_out boolean not null,
  by_id uuid not null references people,
  at timestamptz not null,
  primary key (proposal_id, version)
);
alter table press_notices enable row level security;
call wall.line('press_notices', 's.desk', 's.desk', 'nobody');
create trigger c_writer before insert on press_notices for each row execute function wall.guard_writer('by_id');

-- What was published stands: nothing is written behind it.
create function wall.guard_press_notice() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and exists (select from published_facts f where f.proposal_id = new.proposal_id) then
    raise exception 'a notice is kept before the facts are published' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger b_published before insert on press_notices for each row execute function wall.guard_press_notice();
