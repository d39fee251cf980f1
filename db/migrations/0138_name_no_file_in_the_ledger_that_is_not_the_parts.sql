-- What the ledger says to both sides of a protected part (P7b) is so also past the program: the file that was opened is one of that part's.
-- At the end of the transaction: the program looks first, and refuses in its own words.
create function wall.guard_reading_file() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.attachment_id is not null and not exists (select from attachments a where a.id = new.attachment_id and a.part_id = new.part_id) then
    raise exception 'a reading names a file of its part' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
create constraint trigger g_file after insert on readings deferrable initially deferred for each row execute function wall.guard_reading_file();
