-- Whoever sent a consultation writes again on the page behind their own link (G6.3a): what they add, what they ask back. It is the city's turn
-- again by it. And a call noted in the evening says when it came: the time of noting stands beside the time of the call.
alter table consultation_steps drop constraint consultation_steps_kind_check;
alter table consultation_steps add constraint consultation_steps_kind_check
  check (kind in ('answered', 'passed_on', 'handed_back', 'invited', 'noted', 'closed', 'reopened', 'claimed', 'replied'));
-- Nobody signed in writes in the sender's place: the policy `adds` of the table names the kinds of the city, and this is none of them.

alter table consultations add column entered_at timestamptz;
alter table consultations add constraint consultations_noted_after_they_came check (entered_at is null or entered_at >= received_at);

-- The sender is nobody whom the program knows: as with the first words, it goes by the hash of the link alone. Five in a row at most until the
-- city has said something, and fifty in all: a link that fell into the wrong hands does not fill the desk's page.
create function app.reply_to_consultation(form uuid, hash bytea, words text, at timestamptz, desk_due date, department_due date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told consultations%rowtype;
  last_word timestamptz;
begin
  select c.* into told from consultation_links l join consultations c on c.id = l.consultation_id
  where l.token_hash = hash and l.expires_at > at and l.municipality_id = app.municipality() for update of c;
  if not found then return 'not-found'; end if;
  if exists (select from consultation_steps s where s.id = form) then return 'kept'; end if;
  if told.state in ('closed', 'became_proposal') then return 'ended'; end if;
  select max(s.at) into last_word from consultation_steps s where s.consultation_id = told.id and s.kind in ('answered', 'invited', 'reopened');
  if (select count(*) from consultation_steps s where s.consultation_id = told.id and s.kind = 'replied' and s.at >= coalesce(last_word, '-infinity')) >= 5
    or (select count(*) from consultation_steps s where s.consultation_id = told.id and s.kind = 'replied') >= 50 then
    return 'many';
  end if;
  insert into consultation_steps (id, municipality_id, consultation_id, kind, body, at) values (form, told.municipality_id, told.id, 'replied', words, at);
  -- What still waits keeps its day; what was answered waits again, for whoever has it.
  update consultations c set version = version + 1,
    state = case when told.state <> 'answered' then told.state when told.department_id is null then 'open' else 'passed_on' end,
    due = case when told.state <> 'answered' then told.due when told.department_id is null then desk_due else department_due end
  where c.id = told.id;
  return 'kept';
end $$;
revoke all on function app.reply_to_consultation(uuid, bytea, text, timestamptz, date, date) from public;
grant execute on function app.reply_to_consultation(uuid, bytea, text, timestamptz, date, date) to :authenticator;

-- The sender reads their own further words too.
create or replace function app.followed_consultation(hash bytea, at timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
  select jsonb_build_object('id', c.id, 'fiscal_year', c.fiscal_year, 'serial', c.serial, 'kind', c.kind, 'state', c.state, 'body', c.body,
    'name', c.sender_name, 'received_at', c.received_at, 'due', c.due,
    'invited', exists (select from consultation_steps s where s.consultation_id = c.id and s.kind = 'invited'),
    'drafted', exists (select from consultation_drafts d where d.consultation_id = c.id),
    'steps', coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'at', s.at, 'department', d.name,
        'body', case when s.kind in ('answered', 'invited', 'replied') then s.body else '' end) order by s.at, s.id)
      from consultation_steps s left join departments d on d.id = s.department_id
      where s.consultation_id = c.id and s.kind in ('answered', 'passed_on', 'invited', 'claimed', 'closed', 'reopened', 'replied')), '[]'))
  from consultation_links l join consultations c on c.id = l.consultation_id
  where l.token_hash = hash and l.expires_at > at and l.municipality_id = app.municipality()
$$;

-- Told: what comes in is the desk's, what is passed on the department's; what comes back, by the sender's further words or handed back by a
-- department, is told to whose turn it is then.
create or replace function app.tell_of_consultation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  happened timestamptz := coalesce((select max(x.at) from consultation_steps x where x.consultation_id = new.id), new.received_at);
begin
  if (tg_op = 'INSERT' and new.state = 'open' and new.channel = 'form')
    or (tg_op = 'UPDATE' and new.state = 'open' and old.state in ('answered', 'passed_on')) then
    insert into notices (person_id, municipality_id, consultation_id, kind, what, due, at)
    select distinct s.person_id, new.municipality_id, new.id, 'turn', 'answerConsultation', new.due, happened
    from staff_posts s join people p on p.id = s.person_id and p.ended_at is null
    where s.municipality_id = new.municipality_id and s.role in ('officer', 'chief') and s.ended_at is null;
  elsif tg_op = 'UPDATE' and new.state = 'passed_on' and (new.department_id is distinct from old.department_id or old.state = 'answered') then
    insert into notices (person_id, municipality_id, consultation_id, kind, what, due, at)
    select distinct s.person_id, new.municipality_id, new.id, 'turn', 'answerConsultation', new.due, happened
    from staff_posts s join people p on p.id = s.person_id and p.ended_at is null
    where s.municipality_id = new.municipality_id and s.department_id = new.department_id and s.ended_at is null;
  end if;
  return null;
end $$;
