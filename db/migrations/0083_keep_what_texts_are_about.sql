-- Suggestions that learn (G6.2a, decision 0054): what each submitted text is about, by the city's vocabulary, is kept beside it, so that a page
-- compares topics and not a hundred thousand texts. Only open parts are read: protected ones stand in a table of their own. Whoever is
-- proposed to is no reader of these rows: the worker writes them, the desk asks through one function, nobody else anything.

create table matched_texts (
  proposal_id uuid primary key references proposals on delete cascade,
  municipality_id text not null references municipalities,
  -- By which vocabulary it was read; '': not yet, or its words are others since.
  vocabulary text not null default ''
);
create index matched_texts_by_vocabulary on matched_texts (municipality_id, vocabulary, proposal_id);

create table matched_topics (
  proposal_id uuid not null references matched_texts on delete cascade,
  municipality_id text not null references municipalities,
  topic text not null,
  -- What of the text is about it, from 0 to 1.
  share real not null check (share > 0 and share <= 1),
  submitted_at timestamptz not null,
  primary key (proposal_id, topic)
);
create index matched_topics_newest on matched_topics (municipality_id, topic, submitted_at desc, proposal_id) include (share);
create index matched_topics_strongest on matched_topics (municipality_id, topic, share desc, proposal_id);
alter table matched_texts enable row level security;
alter table matched_topics enable row level security;

-- What is submitted, sent again or unsealed is to be read (again). Of what is sealed nobody reads anything.
create function app.note_text_to_match() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into matched_texts (proposal_id, municipality_id) values (new.id, new.municipality_id)
    on conflict (proposal_id) do update set vocabulary = '';
  return null;
end $$;
create trigger proposals_matched_first after insert on proposals for each row
  when (new.submitted_at is not null and not new.sealed) execute function app.note_text_to_match();
create trigger proposals_matched_again after update of submitted_at, status, sealed on proposals for each row
  when (new.submitted_at is not null and not new.sealed
    and (old.submitted_at is null or old.sealed or (new.status = 'submitted' and old.status <> 'submitted')))
  execute function app.note_text_to_match();
insert into matched_texts (proposal_id, municipality_id) select id, municipality_id from proposals where submitted_at is not null and not sealed;

-- Texts that were not read by this vocabulary, locked until they are kept: a copy of the program beside this one takes others, and whoever sends
-- additions at this moment marks theirs again afterwards.
create function app.texts_to_match(vocabulary text, most int)
returns table (proposal_id uuid, title text, summary text, what text, benefit text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Two ranges and not <>, so that the index finds them among a million.
  return query
  with before as (
    select m.proposal_id from matched_texts m where m.municipality_id = app.municipality() and m.vocabulary < texts_to_match.vocabulary
    order by m.vocabulary, m.proposal_id limit most for update skip locked
  ), after as (
    select m.proposal_id from matched_texts m where m.municipality_id = app.municipality() and m.vocabulary > texts_to_match.vocabulary
    order by m.vocabulary, m.proposal_id limit most for update skip locked
  ), due as (select b.proposal_id from before b union all select a.proposal_id from after a limit most)
  select p.id, p.title, coalesce(t.summary, ''), coalesce(t.what, ''), coalesce(t.benefit, '')
  from due d join proposals p on p.id = d.proposal_id
  left join lateral (select x.summary, x.what, x.benefit from proposal_texts x
    where x.proposal_id = p.id and x.submitted_at is not null order by x.version desc limit 1) t on true
  where p.submitted_at is not null and not p.sealed;
end $$;

-- Keeps what was read. `read`: [{proposal, topics, shares}].
create function app.keep_topics(vocabulary text, read jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update matched_texts m set vocabulary = keep_topics.vocabulary
    from jsonb_array_elements(keep_topics.read) f where m.proposal_id = (f->>'proposal')::uuid and m.municipality_id = app.municipality();
  delete from matched_topics k using jsonb_array_elements(keep_topics.read) f
    where k.proposal_id = (f->>'proposal')::uuid and k.municipality_id = app.municipality();
  insert into matched_topics (proposal_id, municipality_id, topic, share, submitted_at)
  select p.id, p.municipality_id, x.topic, x.share, p.submitted_at
  from jsonb_array_elements(keep_topics.read) f
  join proposals p on p.id = (f->>'proposal')::uuid and p.municipality_id = app.municipality() and p.submitted_at is not null and not p.sealed
  cross join lateral rows from (jsonb_array_elements_text(f->'topics'), jsonb_array_elements_text(f->'shares')) as listed(topic, amount)
  cross join lateral (select listed.topic, listed.amount::real as share) x;
end $$;
revoke all on function app.texts_to_match(text, int), app.keep_topics(text, jsonb), app.note_text_to_match() from public;
grant execute on function app.texts_to_match(text, int), app.keep_topics(text, jsonb) to :worker;
-- It reads texts by the desk's words, for the desk.
create policy worker_reads on vocabulary_words for select to :worker using (municipality_id = (select app.municipality()));
grant select (municipality_id, topic, side, word, counts, is_public) on vocabulary_words to :worker;

-- Which departments do on a day what an asked one did then: itself, or after its last day whatever followed it (0090), each of several; none where
-- nothing did. In PL/pgSQL because the table of successors is made by a later migration.
create function wall.present_departments(today date) returns table (department_id uuid, present_id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  with recursive followed as (
    select d.id as department_id, d.id as present_id, d.closed_on from departments d where d.municipality_id = app.municipality()
    -- Not "all": departments that follow each other in a circle end.
    union select f.department_id, n.id, n.closed_on from followed f
      join department_successors s on s.department_id = f.present_id join departments n on n.id = s.successor_id
      where f.closed_on is not null and f.closed_on <= today and s.on_day <= today
  )
  select f.department_id, f.present_id from followed f join departments d on d.id = f.present_id
  where (f.closed_on is null or f.closed_on > today) and not d.is_desk;
end $$;
revoke all on function wall.present_departments(date) from public;

-- Where the desk sent a proposal, as far as it teaches: not where it was passed on or taken back, and not whose answer was that it is not theirs.
create view wall.taught as
select i.proposal_id, i.municipality_id, i.department_id, i.is_lead, i.asked_at from inquiries i
where i.ended_at is null and not exists (
  select from inquiry_answers a where a.inquiry_id = i.id and a.outcome = 'not_ours' and a.confirmed_at is not null);
create index inquiries_newest on inquiries (municipality_id, asked_at desc, proposal_id);

-- What the desk decided before about texts like this one, for the page of whoever of the desk asks: how often which department, by topic, and
-- the nearest proposals with what became of them. Owner's rights, because each of thousands of rows would be judged by its proposal:
-- so the function itself is the line of the matrix. It answers the desk alone, and leaves out whose ties the reader has declared,
-- what is sealed, and every other city. Bounded: the newest and the strongest of each topic, however many there are.
create function app.decided_before(about text[], shares real[], subject uuid, today date, newest int, strongest int, near int) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare answer jsonb;
begin
  if not (app.has_role('officer') or app.has_role('chief')) then return null; end if;
  with asked as (
    select a.topic, a.share from unnest(about, shares) a(topic, share)
  ), present as materialized (
    select n.department_id, n.present_id from wall.present_departments(today) n
  ), tied as materialized (
    select t.proposal_id from conflict_declarations t where t.person_id = app.person() and t.has_tie
    union all select subject
  ), recent as materialized (
    select a.topic, a.share as asked_share, l.proposal_id, l.share from asked a cross join lateral (
      select k.proposal_id, k.share from matched_topics k where k.municipality_id = app.municipality() and k.topic = a.topic
      order by k.submitted_at desc, k.proposal_id limit newest) l
    where l.proposal_id not in (select t.proposal_id from tied t where t.proposal_id is not null)
  ), strong as (
    select a.share as asked_share, l.proposal_id, l.share from asked a cross join lateral (
      select k.proposal_id, k.share from matched_topics k where k.municipality_id = app.municipality() and k.topic = a.topic
      order by k.share desc, k.proposal_id limit strongest) l
    where l.proposal_id not in (select t.proposal_id from tied t where t.proposal_id is not null)
  ), taught as materialized (
    select x.proposal_id, n.present_id as department_id, x.is_lead from wall.taught x join present n on n.department_id = x.department_id
    where x.proposal_id in (select r.proposal_id from recent r)
  ), sent as (
    select r.topic, t.department_id, coalesce(sum(r.share) filter (where t.is_lead), 0) as led, coalesce(sum(r.share) filter (where not t.is_lead), 0) as asked, count(*) as times
    from recent r join taught t on t.proposal_id = r.proposal_id group by r.topic, t.department_id
  ), whole as (
    select r.topic, sum(r.share) as amount from recent r where r.proposal_id in (select t.proposal_id from taught t) group by r.topic
  ), usually as materialized (
    select n.proposal_id, m.present_id as department_id, x.is_lead from (
      select distinct l.proposal_id from (select i.proposal_id from inquiries i where i.municipality_id = app.municipality()
        order by i.asked_at desc, i.proposal_id limit 600) l) n
    join wall.taught x on x.proposal_id = n.proposal_id join present m on m.department_id = x.department_id
    where n.proposal_id not in (select t.proposal_id from tied t where t.proposal_id is not null)
  ), surfaced as (
    select c.proposal_id from (
      select r.proposal_id, r.asked_share, r.share from recent r union select s.proposal_id, s.asked_share, s.share from strong s) c
    group by c.proposal_id order by sum(least(c.asked_share, c.share)) desc, c.proposal_id limit 2 * near
  ), nearest as (
    select s.proposal_id, o.overlap from surfaced s cross join lateral (
      select sum(least(a.share, k.share)) as overlap from matched_topics k join asked a on a.topic = k.topic where k.proposal_id = s.proposal_id) o
    order by o.overlap desc, s.proposal_id limit near
  )
  select jsonb_build_object(
    'sent', (select coalesce(jsonb_agg(jsonb_build_object('topic', s.topic, 'departmentId', s.department_id, 'led', s.led, 'asked', s.asked, 'times', s.times)), '[]') from sent s),
    'whole', (select coalesce(jsonb_agg(jsonb_build_object('topic', w.topic, 'amount', w.amount)), '[]') from whole w),
    'usual', (select coalesce(jsonb_agg(jsonb_build_object('departmentId', u.department_id, 'led', u.led, 'asked', u.asked)), '[]')
      from (select x.department_id, count(*) filter (where x.is_lead) as led, count(*) filter (where not x.is_lead) as asked from usually x group by x.department_id) u),
    'decisions', (select count(distinct u.proposal_id) from usually u),
    'near', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'fiscalYear', p.fiscal_year, 'serial', p.serial, 'title', p.title, 'fields', p.fields,
        'organisation', o.name, 'status', p.status, 'statusAt', p.status_at, 'summary', left(coalesce(t.summary, ''), 600),
        'ground', (select d.ground from declines d where d.proposal_id = p.id and d.sent_at is not null and d.dropped_at is null order by d.sent_at desc limit 1),
        'departmentIds', (select coalesce(jsonb_agg(m.present_id order by x.is_lead desc, x.asked_at, m.present_id), '[]')
          from wall.taught x join present m on m.department_id = x.department_id where x.proposal_id = p.id))
        order by n.overlap desc, p.id), '[]')
      from nearest n join proposals p on p.id = n.proposal_id and p.municipality_id = app.municipality() and p.submitted_at is not null and not p.sealed
      join organisations o on o.id = p.organisation_id
      left join lateral (select y.summary from proposal_texts y where y.proposal_id = p.id and y.submitted_at is not null order by y.version desc limit 1) t on true)
  ) into answer;
  return answer;
end $$;
revoke all on function app.decided_before(text[], real[], uuid, date, int, int, int) from public;
grant execute on function app.decided_before(text[], real[], uuid, date, int, int, int) to :person;

-- Departments are read once for each public revision: a department that changes raises it, whoever changes it.
create function app.departments_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update municipalities m set public_revision = public_revision + 1 where m.id in (select c.municipality_id from changed c);
  return null;
end $$;
create trigger departments_changed_by_insert after insert on departments referencing new table as changed
  for each statement execute function app.departments_changed();
create trigger departments_changed_by_update after update on departments referencing new table as changed
  for each statement execute function app.departments_changed();
create trigger departments_changed_by_delete after delete on departments referencing old table as changed
  for each statement execute function app.departments_changed();
revoke all on function app.departments_changed() from public;
