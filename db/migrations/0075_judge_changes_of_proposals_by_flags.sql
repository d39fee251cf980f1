-- A lock and an update judge one row, and a sub-select over wall.sight was set up for each of them, even for the organisation itself:
-- two thirds of what the lock of a draft cost. The flags are judged at most once in a transaction, and not at all for one's own.
drop policy changes on proposals;
create policy changes on proposals for update to :person
  using (municipality_id = app.municipality() and (organisation_id = app.organisation() or (wall.flags(id) & (4 + 64 + 256)) <> 0));
