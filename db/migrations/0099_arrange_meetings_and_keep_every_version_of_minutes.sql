-- 面談: several times offered by either side, one of them agreed to or others offered back; moved and cancelled with a reason. 議事録: every
-- version stays, with what each side said of it, and both confirm the same one (P4).

alter table meetings add constraint meetings_with_proposal unique (id, proposal_id);
alter table meetings
  add column online_url text not null default '',
  add column minutes_long int not null default 60 check (minutes_long between 15 and 480),
  -- The desk accompanies: the first meeting has it in it.
  add column desk_attends boolean not null default true,
  -- RFC 5545 SEQUENCE: grows with every change of what stands in calendars.
  add column sequence int not null default 0,
  add column cancelled_by uuid references people,
  add column cancelled_at timestamptz,
  add column cancel_reason text not null default '',
  add column minutes_version int not null default 0,
  -- The newest version as long as a side says that it is wrong.
  add column contested_side text check (contested_side in ('partner', 'city')),
  add column contested_by uuid references people,
  add column contested_at timestamptz,
  add constraint meetings_contested_whole check ((contested_side is null) = (contested_at is null) and (contested_by is null) = (contested_at is null));
update meetings set minutes_version = 1 where minutes_at is not null;

-- A round of times that one side offers; the next round is the other side's, or a move of what was agreed.
create table meeting_offers (
  meeting_id uuid not null,
  round int not null check (round > 0),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  side text not null check (side in ('partner', 'city')),
  by_id uuid not null references people,
  times timestamptz[] not null check (cardinality(times) between 1 and 5),
  note text not null default '',
  at timestamptz not null,
  primary key (meeting_id, round),
  foreign key (meeting_id, proposal_id) references meetings (id, proposal_id)
);
create index meeting_offers_of_proposal on meeting_offers (proposal_id, meeting_id, round);
insert into meeting_offers (meeting_id, round, proposal_id, municipality_id, side, by_id, times, at)
  select m.id, 1, m.proposal_id, m.municipality_id, m.proposed_side, m.proposed_by, array[m.starts_at], coalesce(m.agreed_at, m.starts_at) from meetings m;

create table minutes_versions (
  meeting_id uuid not null,
  version int not null check (version > 0),
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  held_at timestamptz not null,
  place text not null,
  -- Who was there, as they were called then: [{side, name, from}]; guests are free text.
  attendance jsonb not null default '[]' check (jsonb_typeof(attendance) = 'array'),
  people text not null default '',
  said text not null,
  decisions text not null default '',
  open_questions text not null default '',
  -- What was changed, or why not.
  reason text not null default '',
  by_id uuid not null references people,
  at timestamptz not null,
  primary key (meeting_id, version),
  foreign key (meeting_id, proposal_id) references meetings (id, proposal_id)
);
create index minutes_versions_of_proposal on minutes_versions (proposal_id, meeting_id, version);
insert into minutes_versions (meeting_id, version, proposal_id, municipality_id, held_at, place, people, said, by_id, at)
  select m.id, 1, m.proposal_id, m.municipality_id, m.starts_at, m.place, m.people, m.minutes, m.minutes_by, m.minutes_at
  from meetings m where m.minutes_at is not null and m.minutes_by is not null;

-- What a side says of one version: it is right (with or without a comment), or what is wrong.
create table minutes_statements (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null,
  version int not null,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  side text not null check (side in ('partner', 'city')),
  act text not null check (act in ('confirmed', 'contested')),
  comment text not null default '',
  by_id uuid not null references people,
  at timestamptz not null,
  foreign key (meeting_id, version) references minutes_versions (meeting_id, version),
  foreign key (meeting_id, proposal_id) references meetings (id, proposal_id),
  constraint minutes_statements_say_what_is_wrong check (act = 'confirmed' or comment <> '')
);
create unique index minutes_statements_confirmed_once on minutes_statements (meeting_id, version, side) where act = 'confirmed';
create index minutes_statements_of_proposal on minutes_statements (proposal_id, meeting_id, at);
insert into minutes_statements (meeting_id, version, proposal_id, municipality_id, side, act, comment, by_id, at)
  select m.id, 1, m.proposal_id, m.municipality_id, c.side, 'confirmed', c.comment, c.by_id, c.at from meetings m
  join minutes_versions v on v.meeting_id = m.id
  cross join lateral (values ('city', m.city_confirmed_by, m.city_confirmed_at, m.city_comment),
    ('partner', m.partner_confirmed_by, m.partner_confirmed_at, m.partner_comment)) c (side, by_id, at, comment)
  where c.by_id is not null and c.at is not null;

alter table meeting_offers enable row level security;
alter table minutes_versions enable row level security;
alter table minutes_statements enable row level security;
call wall.line('meeting_offers', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 'nobody');
call wall.line('minutes_versions', 's.proposer or s.taking_part or s.desk or s.on_route', 's.taking_part or s.desk', 'nobody');
call wall.line('minutes_statements', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 'nobody');
create trigger c_writer before insert on meeting_offers for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on minutes_versions for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on minutes_statements for each row execute function wall.guard_writer('by_id');
create trigger c_side before insert on meeting_offers for each row execute function wall.guard_side('side');
create trigger c_side before insert on minutes_statements for each row execute function wall.guard_side('side');

drop trigger a_columns on meetings;
create trigger a_columns before update on meetings for each row execute function wall.guard_columns(
  'proposer', 'state proposed_side proposed_by starts_at place online_url agreed_at sequence cancelled_by cancelled_at cancel_reason partner_confirmed_by partner_confirmed_at partner_comment contested_side contested_by contested_at',
  'desk', 'state proposed_side proposed_by starts_at place online_url people purpose agreed_at sequence cancelled_by cancelled_at cancel_reason minutes minutes_by minutes_at minutes_version city_confirmed_by city_confirmed_at city_comment partner_confirmed_by partner_confirmed_at partner_comment contested_side contested_by contested_at',
  'taking_part', 'state proposed_side proposed_by starts_at place online_url people purpose agreed_at sequence cancelled_by cancelled_at cancel_reason minutes minutes_by minutes_at minutes_version city_confirmed_by city_confirmed_at city_comment partner_confirmed_by partner_confirmed_at partner_comment contested_side contested_by contested_at');

-- The other side's word is given by nobody else: a day is agreed to that it has offered, what it confirmed is not changed under it, and what
-- both have confirmed stands.
create function wall.guard_meeting() returns trigger language plpgsql as $$
declare
  side text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
  offer meeting_offers;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if not new.desk_attends and not exists (select from meetings m where m.proposal_id = new.proposal_id and m.state in ('held', 'minutes_drafted', 'confirmed')) then
      raise exception 'the first meeting has the desk in it' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.state in ('confirmed', 'cancelled') then
    raise exception 'what is confirmed or cancelled stands' using errcode = 'insufficient_privilege';
  end if;
  if (new.proposed_side, new.proposed_by) is distinct from (old.proposed_side, old.proposed_by)
    and (new.state <> 'proposed' or new.proposed_side <> side or new.proposed_by is distinct from app.person()) then
    raise exception 'times are offered in one''s own name' using errcode = 'insufficient_privilege';
  end if;
  if (new.starts_at, new.place, new.online_url) is distinct from (old.starts_at, old.place, old.online_url) and old.state in ('proposed', 'agreed')
    and not (new.state = 'proposed' and new.proposed_side = side and new.proposed_by = app.person())
    and not (side = 'city' and new.state = 'minutes_drafted')
    and not (old.state = 'proposed' and new.state = 'agreed' and (new.place, new.online_url) is not distinct from (old.place, old.online_url)) then
    raise exception 'a meeting is moved by offering other times' using errcode = 'insufficient_privilege';
  end if;
  if side = 'partner' and old.state not in ('proposed', 'agreed') and (new.starts_at, new.place, new.online_url, new.cancelled_at) is distinct from (old.starts_at, old.place, old.online_url, old.cancelled_at) then
    raise exception 'what was held was held' using errcode = 'insufficient_privilege';
  end if;
  if new.state = 'agreed' and old.state = 'proposed' then
    select o.* into offer from meeting_offers o where o.meeting_id = new.id order by o.round desc limit 1;
    if offer.side = side or (offer.times is not null and new.starts_at <> all (offer.times)) then
      raise exception 'a day is agreed to that the other side has offered' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.cancelled_by is not null and new.cancelled_by is distinct from old.cancelled_by and new.cancelled_by is distinct from app.person() then
    raise exception 'nobody cancels in another name' using errcode = 'insufficient_privilege';
  end if;
  if (new.minutes, new.minutes_version) is distinct from (old.minutes, old.minutes_version)
    and (new.city_confirmed_at is not null or new.partner_confirmed_at is not null or new.contested_at is not null) then
    raise exception 'a new version is confirmed anew' using errcode = 'insufficient_privilege';
  end if;
  if new.contested_at is not null and new.contested_at is distinct from old.contested_at
    and (new.contested_side <> side or new.contested_by is distinct from app.person()) then
    raise exception 'nobody contests for another side' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_meeting before insert or update on meetings for each row execute function wall.guard_meeting();

-- A version follows the last one; a statement is of the newest.
create function wall.guard_minutes() returns trigger language plpgsql as $$
declare newest int := (select coalesce(max(v.version), 0) from minutes_versions v where v.meeting_id = new.meeting_id);
begin
  if row_security_active(tg_relid) and new.version <> newest + (case tg_table_name when 'minutes_versions' then 1 else 0 end) then
    raise exception 'the newest version is what both speak of' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_newest before insert on minutes_versions for each row execute function wall.guard_minutes();
create trigger f_newest before insert on minutes_statements for each row execute function wall.guard_minutes();

-- What the clock needs to know of meetings, without anybody's words: in the place of what wall.ball_facts says of them.
create view wall.ball_meetings as
select m.proposal_id, m.starts_at, jsonb_build_object('id', m.id, 'state', m.state, 'proposed_side', m.proposed_side, 'starts_at', m.starts_at,
  'city_confirmed_at', m.city_confirmed_at, 'partner_confirmed_at', m.partner_confirmed_at, 'contested_at', m.contested_at) as facts
from meetings m where m.municipality_id = (select app.municipality());
grant select on wall.ball_meetings to :clock;

-- Who sits at the table, for the list of who was there and for who does what: the city sees both sides, a proposer their own people.
create view wall.people_at_table as
select p.id as proposal_id, 'partner' as side, m.person_id, null::uuid as department_id
from proposals p join memberships m on m.organisation_id = p.organisation_id and m.ended_at is null
where p.municipality_id = (select app.municipality()) and (wall.flags(p.id) & (1 + 4 + 128)) <> 0
union
select p.id, 'city', a.person_id, null
from proposals p join assignments a on a.proposal_id = p.id and a.ended_at is null
where p.municipality_id = (select app.municipality()) and (wall.flags(p.id) & (4 + 128)) <> 0
union
select p.id, 'city', s.person_id, s.department_id
from proposals p
join inquiries i on i.proposal_id = p.id and i.ended_at is null
join inquiry_answers a on a.inquiry_id = i.id and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions')
join staff_posts s on s.department_id = i.department_id and s.ended_at is null
where p.municipality_id = (select app.municipality()) and (wall.flags(p.id) & (4 + 128)) <> 0
  and not exists (select from conflict_declarations t where t.proposal_id = p.id and t.person_id = s.person_id and t.has_tie);
grant select on wall.people_at_table to :person;
