-- Attachments (添付ファイル) of a proposal. The content lies in the file store under a random key; here stands what it is, who may know of
-- it, and whether it was looked through for viruses.

create table attachments (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals on delete cascade,
  -- P7b: the protected part that it belongs to; null: it belongs to the open parts.
  part_id uuid,
  -- As given, unharmed: 𠮷, ㈱, variant selectors. Never a path, and never the name on the disk.
  name text not null,
  media_type text not null,
  bytes int not null,
  sha256 bytea not null,
  -- Where the content lies; null once it has been deleted because a virus was found in it.
  storage_key text,
  state text not null default 'waiting' check (state in ('waiting', 'clean', 'refused')),
  -- When the scanner was last asked about it, whatever it answered.
  looked_at timestamptz,
  -- The version of the text with which the city got it; null: the proposer has not sent it yet.
  text_version int,
  submitted_at timestamptz,
  by_id uuid not null references people,
  at timestamptz not null,
  constraint attachments_same_proposal foreign key (part_id, proposal_id) references protected_parts (id, proposal_id) on delete cascade,
  constraint attachments_have_a_name check (name <> ''),
  constraint attachments_refused_hold_nothing check ((state = 'refused') = (storage_key is null)),
  constraint attachments_sent_with_a_version check ((submitted_at is null) = (text_version is null)),
  constraint attachments_lie_apart unique (storage_key)
);
create index attachments_of_proposal on attachments (proposal_id, at, id);
create index attachments_of_part on attachments (part_id) where part_id is not null;
create index attachments_waiting on attachments (municipality_id, looked_at nulls first, at) where state = 'waiting';

alter table attachments enable row level security;
-- One of the open parts is read as they are. One of a protected part is read by whoever may read the part's content at this moment, with
-- a reading on record: before that not even its name and its size are known to anybody (P7b).
call wall.line('attachments', 's.proposer or (attachments.submitted_at is not null and case when attachments.part_id is null
    then (s.desk or s.asked or s.staff_in_dialogue or s.on_route)
    else exists (select from protected_part_contents c where c.part_id = attachments.part_id) end)',
  's.proposer and attachments.by_id = (select app.person()) and attachments.submitted_at is null and attachments.state = ''waiting''
    and attachments.looked_at is null and (attachments.part_id is null
      or exists (select from protected_parts p where p.id = attachments.part_id and p.state = ''requested''))',
  'nobody');
-- What the city has received stands, as the text does: the proposer sends an attachment once, and takes away what was not sent yet.
create policy sends on attachments for update to :person
  using (municipality_id = app.municipality() and wall.is(proposal_id, 'proposer') and submitted_at is null)
  with check (municipality_id = app.municipality() and wall.is(proposal_id, 'proposer'));
grant update (submitted_at, text_version) on attachments to :person;
create policy takes_away on attachments for delete to :person
  using (municipality_id = app.municipality() and wall.is(proposal_id, 'proposer') and submitted_at is null
    and (part_id is null or exists (select from protected_parts p where p.id = attachments.part_id and p.state = 'requested')));
grant delete on attachments to :person;

-- The worker looks files through and sweeps the store: it knows keys and states, no names and no proposals.
create policy worker_reads on attachments for select to :worker using (municipality_id = (select app.municipality()));
create policy worker_judges on attachments for update to :worker
  using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select (id, municipality_id, storage_key, state, looked_at, at) on attachments to :worker;
grant update (storage_key, state, looked_at) on attachments to :worker;
