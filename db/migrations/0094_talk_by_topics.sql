-- The talk of both sides by topics, with what was corrected and withdrawn kept, and how far each side has read (P4). A message without a
-- topic belongs to the one that every talk has (全般). A mail can be filed among the messages or the notes.

-- In which order things were written: drawn under the lock of the proposal, so that "read up to here" misses nothing that was committed
-- later, whatever a clock says.
create sequence talk_seq;
grant usage on sequence talk_seq to :person;

create table topics (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  seq bigint not null default nextval('talk_seq'),
  title text not null,
  side text not null check (side in ('partner', 'desk', 'department')),
  department_id uuid references departments,
  by_id uuid not null references people,
  by_name text not null,
  at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references people,
  constraint topics_have_a_title check (title <> ''),
  constraint topics_are_closed_by_somebody check ((closed_at is null) = (closed_by is null)),
  constraint topics_of_one_proposal unique (id, proposal_id)
);
create index topics_of_proposal on topics (proposal_id, seq);
alter table topics enable row level security;
call wall.line('topics', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 'nobody');
-- A topic is closed and opened again by either side; its title and who opened it stand.
create policy closes on topics for update to :person
  using (municipality_id = app.municipality() and (wall.flags(proposal_id) & (1 + 4 + 128)) <> 0)
  with check (municipality_id = app.municipality() and (wall.flags(proposal_id) & (1 + 4 + 128)) <> 0
    and (closed_by is null or closed_by = (select app.person())));
grant update (closed_at, closed_by) on topics to :person;
create trigger c_writer before insert on topics for each row execute function wall.guard_writer('by_id');
create trigger c_side before insert on topics for each row execute function wall.guard_side('side');

alter table messages
  add column seq bigint not null default nextval('talk_seq'),
  add column topic_id uuid,
  -- A mail that was filed: whom it came from, when it was sent, what it was called. Who filed it is by_id.
  add column mail_from text,
  add column mail_sent_at timestamptz,
  add column mail_subject text,
  add constraint messages_of_one_proposal unique (id, proposal_id),
  add constraint messages_within_a_topic foreign key (topic_id, proposal_id) references topics (id, proposal_id),
  add constraint messages_filed_whole check (num_nonnulls(mail_from, mail_sent_at, mail_subject) in (0, 3)),
  add constraint messages_filed_ask_nothing check (mail_from is null or not asks_answer);
create index messages_by_topic on messages (proposal_id, topic_id, seq desc);
create index messages_in_order on messages (proposal_id, seq desc);
alter table internal_notes
  add column seq bigint not null default nextval('talk_seq'),
  add column mail_from text,
  add column mail_sent_at timestamptz,
  add column mail_subject text,
  add constraint internal_notes_of_one_proposal unique (id, proposal_id),
  add constraint internal_notes_filed_whole check (num_nonnulls(mail_from, mail_sent_at, mail_subject) in (0, 3));
create index internal_notes_in_order on internal_notes (proposal_id, seq desc);

-- What was written stands. A correction and a withdrawal are rows of their own, and readers see the earlier words.
create table message_changes (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  message_id uuid not null,
  seq bigint not null default nextval('talk_seq'),
  -- The first change of a message is 1.
  number int not null check (number > 0),
  kind text not null check (kind in ('corrected', 'withdrawn')),
  -- The words from here on; none of a withdrawn one.
  body text not null,
  by_id uuid not null references people,
  at timestamptz not null,
  constraint message_changes_same_proposal foreign key (message_id, proposal_id) references messages (id, proposal_id),
  constraint message_changes_one_after_the_other unique (message_id, number),
  constraint message_changes_withdraw_the_words check ((kind = 'withdrawn') = (body = ''))
);
create index message_changes_in_order on message_changes (proposal_id, seq desc);
create table note_changes (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  note_id uuid not null,
  seq bigint not null default nextval('talk_seq'),
  number int not null check (number > 0),
  kind text not null check (kind in ('corrected', 'withdrawn')),
  body text not null,
  by_id uuid not null references people,
  at timestamptz not null,
  constraint note_changes_same_proposal foreign key (note_id, proposal_id) references internal_notes (id, proposal_id),
  constraint note_changes_one_after_the_other unique (note_id, number),
  constraint note_changes_withdraw_the_words check ((kind = 'withdrawn') = (body = ''))
);
create index note_changes_in_order on note_changes (proposal_id, seq desc);
alter table message_changes enable row level security;
alter table note_changes enable row level security;
-- Only who wrote it changes it, and while they have a part in the talk.
call wall.line('message_changes', 's.proposer or s.taking_part or s.desk or s.on_route',
  '(s.proposer or s.taking_part or s.desk) and message_changes.by_id = (select app.person())
    and exists (select from messages m where m.id = message_changes.message_id and m.by_id = (select app.person()))', 'nobody');
call wall.line('note_changes', 's.asked or s.desk or s.on_route',
  '(s.asked or s.desk) and note_changes.by_id = (select app.person())
    and exists (select from internal_notes n where n.id = note_changes.note_id and n.by_id = (select app.person()))', 'nobody');

-- What was withdrawn is not written anew, and a filed mail keeps the words of its sender.
create function wall.guard_message_change() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and (exists (select from message_changes c where c.message_id = new.message_id and c.kind = 'withdrawn')
    or (new.kind = 'corrected' and exists (select from messages m where m.id = new.message_id and m.mail_from is not null))) then
    raise exception 'what was withdrawn, and what somebody else wrote, stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger c_stands before insert on message_changes for each row execute function wall.guard_message_change();
create function wall.guard_note_change() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and (exists (select from note_changes c where c.note_id = new.note_id and c.kind = 'withdrawn')
    or (new.kind = 'corrected' and exists (select from internal_notes n where n.id = new.note_id and n.mail_from is not null))) then
    raise exception 'what was withdrawn, and what somebody else wrote, stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger c_stands before insert on note_changes for each row execute function wall.guard_note_change();

-- How far each person has read: theirs alone. What is told of it is the side's (wall.sides_read), never who of a side.
create table talk_reads (
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  person_id uuid not null references people,
  lane text not null check (lane in ('messages', 'notes')),
  topic_id uuid,
  -- The side that has read by it; null: an approver reads along and speaks for nobody.
  side text check (side in ('partner', 'city')),
  up_to bigint not null,
  at timestamptz not null,
  constraint talk_reads_within_a_topic foreign key (topic_id, proposal_id) references topics (id, proposal_id),
  constraint talk_reads_once unique nulls not distinct (person_id, proposal_id, lane, topic_id)
);
create index talk_reads_of_proposal on talk_reads (proposal_id, lane, topic_id);
alter table talk_reads enable row level security;
call wall.line('talk_reads', 'talk_reads.person_id = (select app.person()) and case talk_reads.lane
    when ''messages'' then (s.proposer or s.taking_part or s.desk or s.on_route) else (s.asked or s.desk or s.on_route) end',
  'talk_reads.person_id = (select app.person()) and case talk_reads.lane
    when ''messages'' then (s.proposer or s.taking_part or s.desk or s.on_route) else (s.asked or s.desk or s.on_route) end
    and talk_reads.side is not distinct from case when s.proposer then ''partner'' when (s.taking_part or s.desk) then ''city'' end', 'nobody');
create policy reads_on on talk_reads for update to :person
  using (municipality_id = app.municipality() and person_id = (select app.person()))
  with check (municipality_id = app.municipality() and person_id = (select app.person())
    and side is not distinct from case when wall.is(proposal_id, 'proposer') then 'partner' when (wall.flags(proposal_id) & (4 + 128)) <> 0 then 'city' end);
grant update (up_to, at, side) on talk_reads to :person;

-- Up to where a side has read, for whoever reads the talk: by side, not by person.
create view wall.sides_read as
select r.proposal_id, r.topic_id, r.side, max(r.up_to) as up_to
from talk_reads r
where r.municipality_id = (select app.municipality()) and r.lane = 'messages' and r.side is not null
  and (wall.flags(r.proposal_id) & (1 + 4 + 128 + 256)) <> 0
group by r.proposal_id, r.topic_id, r.side;
grant select on wall.sides_read to :person;

-- Who has the ball by the talk, beside wall.ball_facts, in whose place it stands: what was withdrawn asks nothing of anybody, and a filed mail
-- is neither an answer nor a question.
create view wall.ball_messages as
select x.proposal_id, jsonb_build_object('partner', max(x.at) filter (where x.side = 'partner'), 'city', max(x.at) filter (where x.side <> 'partner'),
  'asks', max(x.at) filter (where x.side <> 'partner' and x.asks_answer)) as facts
from messages x
where x.municipality_id = (select app.municipality()) and x.mail_from is null
  and not exists (select from message_changes c where c.message_id = x.id and c.kind = 'withdrawn')
group by x.proposal_id;
grant select on wall.ball_messages to :clock;

-- A mail is filed by the desk, whatever the page offers.
create policy files_mail on messages as restrictive for insert to :person with check (mail_from is null or wall.is(proposal_id, 'desk'));
create policy files_mail on internal_notes as restrictive for insert to :person with check (mail_from is null or wall.is(proposal_id, 'desk'));
