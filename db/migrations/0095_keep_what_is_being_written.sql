-- What is typed into the talk and not sent yet is its writer's alone, on every machine they sign in at: not their colleague's, not the other
-- side's. Files go with a message or a note by the rules of attachments (0030), and are read as what they go with.

create table talk_drafts (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  person_id uuid not null references people,
  -- mail: one that is being filed, and not decided yet where.
  kind text not null check (kind in ('message', 'note', 'mail')),
  topic_id uuid,
  body text not null default '',
  saved_at timestamptz not null,
  constraint talk_drafts_within_a_topic foreign key (topic_id, proposal_id) references topics (id, proposal_id),
  constraint talk_drafts_of_messages_have_topics check (topic_id is null or kind = 'message'),
  constraint talk_drafts_once unique nulls not distinct (person_id, proposal_id, kind, topic_id)
);
create index talk_drafts_of_proposal on talk_drafts (proposal_id);
alter table talk_drafts enable row level security;
call wall.line('talk_drafts',
  'talk_drafts.person_id = (select app.person()) and case talk_drafts.kind
    when ''message'' then (s.proposer or s.taking_part or s.desk) when ''note'' then (s.asked or s.desk) else s.desk end',
  'talk_drafts.person_id = (select app.person()) and case talk_drafts.kind
    when ''message'' then (s.proposer or s.taking_part or s.desk) when ''note'' then (s.asked or s.desk) else s.desk end', 'nobody');
create policy writes_on on talk_drafts for update to :person
  using (municipality_id = app.municipality() and person_id = (select app.person()))
  with check (municipality_id = app.municipality() and person_id = (select app.person()));
grant update (body, saved_at) on talk_drafts to :person;
create policy discards on talk_drafts for delete to :person
  using (municipality_id = app.municipality() and person_id = (select app.person()));
grant delete on talk_drafts to :person;

create table talk_files (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  -- Where it belongs: to what is still being written, or to what was sent.
  draft_id uuid references talk_drafts on delete cascade,
  message_id uuid,
  note_id uuid,
  name text not null,
  media_type text not null,
  bytes int not null,
  sha256 bytea not null,
  storage_key text,
  state text not null default 'waiting' check (state in ('waiting', 'clean', 'refused')),
  looked_at timestamptz,
  by_id uuid not null references people,
  at timestamptz not null,
  constraint talk_files_in_one_place check (num_nonnulls(draft_id, message_id, note_id) = 1),
  constraint talk_files_of_message foreign key (message_id, proposal_id) references messages (id, proposal_id),
  constraint talk_files_of_note foreign key (note_id, proposal_id) references internal_notes (id, proposal_id),
  constraint talk_files_have_a_name check (name <> ''),
  constraint talk_files_refused_hold_nothing check ((state = 'refused') = (storage_key is null)),
  constraint talk_files_lie_apart unique (storage_key)
);
create index talk_files_of_proposal on talk_files (proposal_id, at, id);
create index talk_files_of_draft on talk_files (draft_id) where draft_id is not null;
create index talk_files_waiting on talk_files (municipality_id, looked_at nulls first, at) where state = 'waiting';
alter table talk_files enable row level security;
call wall.line('talk_files', 'case when talk_files.message_id is not null then (s.proposer or s.taking_part or s.desk or s.on_route)
    when talk_files.note_id is not null then (s.asked or s.desk or s.on_route)
    else talk_files.by_id = (select app.person()) and exists (select from talk_drafts d where d.id = talk_files.draft_id) end',
  '(s.proposer or s.asked or s.desk) and talk_files.by_id = (select app.person()) and talk_files.state = ''waiting'' and talk_files.looked_at is null
    and exists (select from talk_drafts d where d.id = talk_files.draft_id and d.proposal_id = talk_files.proposal_id)', 'nobody');
-- It goes out with what its writer writes, once.
create policy goes_with on talk_files for update to :person
  using (municipality_id = app.municipality() and by_id = (select app.person()) and exists (select from talk_drafts d where d.id = talk_files.draft_id))
  with check (municipality_id = app.municipality() and by_id = (select app.person())
    and (exists (select from messages m where m.id = talk_files.message_id and m.by_id = (select app.person()))
      or exists (select from internal_notes n where n.id = talk_files.note_id and n.by_id = (select app.person()))));
grant update (draft_id, message_id, note_id) on talk_files to :person;
create policy takes_away on talk_files for delete to :person
  using (municipality_id = app.municipality() and by_id = (select app.person()) and exists (select from talk_drafts d where d.id = talk_files.draft_id));
grant delete on talk_files to :person;

-- What was attached to a note inside never goes out with a message.
create function wall.guard_talk_file() returns trigger language plpgsql as $$
begin
  -- The worker judges files and knows nothing of drafts.
  if app.person() is null or not row_security_active(tg_relid) then return new; end if;
  if exists (select from talk_drafts d where d.id = old.draft_id
    and ((d.kind = 'note' and new.message_id is not null) or (d.kind = 'message' and new.note_id is not null))) then
    raise exception 'a file goes with what it was attached to' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger c_lane before update on talk_files for each row execute function wall.guard_talk_file();

create policy worker_reads on talk_files for select to :worker using (municipality_id = (select app.municipality()));
create policy worker_judges on talk_files for update to :worker
  using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select (id, municipality_id, storage_key, state, looked_at, at) on talk_files to :worker;
grant update (storage_key, state, looked_at) on talk_files to :worker;
