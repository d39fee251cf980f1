-- The second wall: the matrix "who sees what" as row-level security. Everything is refused unless a policy allows it.
-- The first wall is src/domain/policy; test/walls holds the two against each other and against the matrix.

create schema wall;
grant usage on schema wall to :person;

-- What the person of this transaction is to each proposal of the municipality. Owner's rights: it must see the rows it judges by.
-- Every column inside the city rests on a submission and on no declared tie: a conflict of interest takes a person out everywhere.
create view wall.sight as
select
  p.id as proposal_id,
  coalesce(p.organisation_id = (select app.organisation()), false) as proposer,
  p.active_at is not null as public,
  c.inside and (select app.has_role('officer') or app.has_role('chief')) as desk,
  c.inside and (select app.has_role('chief')) as chief,
  c.inside and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')) as staff,
  c.inside and p.dialogue_at is not null
    and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver')) as staff_in_dialogue,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null
    and i.department_id = any ((select app.departments())::uuid[])) as asked,
  c.inside and p.dialogue_at is not null and exists (select from inquiries i join inquiry_answers a on a.inquiry_id = i.id
    where i.proposal_id = p.id and i.ended_at is null and i.department_id = any ((select app.departments())::uuid[])
      and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions')) as taking_part,
  c.inside and exists (select from approval_steps s where s.proposal_id = p.id and s.person_id = (select app.person())) as on_route,
  c.inside and exists (select from inquiries i where i.proposal_id = p.id and i.ended_at is null and i.is_lead
    and i.department_id = any ((select app.departments())::uuid[])) as lead
from proposals p
cross join lateral (select p.submitted_at is not null and not exists (
  select from conflict_declarations t where t.proposal_id = p.id and t.person_id = (select app.person()) and t.has_tie) as inside) c
where p.municipality_id = (select app.municipality());
grant select on wall.sight to :person;

-- The named departments of a part, as far as the person belongs to them and the department is asked.
create view wall.named_parts as
select pp.id as part_id from protected_parts pp
where pp.municipality_id = (select app.municipality()) and exists (
  select from inquiries i where i.proposal_id = pp.proposal_id and i.ended_at is null
    and i.department_id = any (pp.department_ids) and i.department_id = any ((select app.departments())::uuid[]));
grant select on wall.named_parts to :person;

create view wall.part_states as
select pp.id as part_id, pp.state, pp.level from protected_parts pp where pp.municipality_id = (select app.municipality());
grant select on wall.part_states to :person;

-- A reading of this person within the last quarter of an hour: without one the content does not come back (P7b).
create view wall.read_parts as
select r.part_id from readings r
where r.person_id = (select app.person()) and r.recorded_at > now() - interval '15 minutes';
grant select on wall.read_parts to :person;

-- The same as one number for one proposal, remembered for the transaction: a page asks forty tables about one proposal, and
-- judging it forty times cost more than everything else (measured: 14 ms against 1 ms). Whatever changes the judgement forgets it.
create function wall.flags(proposal uuid) returns int language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  subject text := proposal::text || coalesce(current_setting('app.person', true), '');
  memo text := current_setting('wall.memo', true);
  flags int;
begin
  if starts_with(memo, subject) then return substr(memo, length(subject) + 2)::int; end if;
  select s.proposer::int + s.public::int * 2 + s.desk::int * 4 + s.chief::int * 8 + s.staff::int * 16 + s.staff_in_dialogue::int * 32
      + s.asked::int * 64 + s.taking_part::int * 128 + s.on_route::int * 256 + s.lead::int * 512
    into flags from wall.sight s where s.proposal_id = proposal;
  perform set_config('wall.memo', subject || ' ' || coalesce(flags, 0), true);
  return coalesce(flags, 0);
end $$;
grant execute on function wall.flags(uuid) to :person;

create function wall.forget() returns trigger language plpgsql as $$
begin
  perform set_config('wall.memo', '', true);
  return null;
end $$;
create trigger proposals_forget after insert or update or delete on proposals execute function wall.forget();
create trigger inquiries_forget after insert or update or delete on inquiries execute function wall.forget();
create trigger inquiry_answers_forget after insert or update or delete on inquiry_answers execute function wall.forget();
create trigger approval_steps_forget after insert or update or delete on approval_steps execute function wall.forget();
create trigger conflict_declarations_forget after insert or update or delete on conflict_declarations execute function wall.forget();

-- "s.desk or s.asked" as one question to wall.flags about the row's proposal: one bit for each relation, and one mask for those
-- that stand side by side.
create function wall.asked_of_flags(condition text, tab text) returns text language plpgsql immutable as $$
declare
  relations text[] := array['proposer', 'public', 'desk', 'chief', 'staff', 'staff_in_dialogue', 'asked', 'taking_part', 'on_route', 'lead'];
  chain text := '\ms\.\w+(?: or s\.\w+)*';
  side_by_side text;
  mask int;
begin
  if condition ~ ('and s\.\w+ or s\.|or s\.\w+ and') then
    raise exception 'put brackets around "or" beside "and": %', condition;
  end if;
  loop
    side_by_side := substring(condition from chain);
    exit when side_by_side is null;
    select sum(1 << (array_position(relations, name) - 1)) into mask
      from unnest(string_to_array(replace(side_by_side, 's.', ''), ' or ')) name;
    condition := regexp_replace(condition, chain, format('(wall.flags(%s.proposal_id) & %s) <> 0', tab, mask));
  end loop;
  return condition;
end $$;

-- One line of the matrix: who of wall.sight reads, who adds, who changes. "nobody" refuses. `many`: a table that is read across
-- many proposals at once judges by joining wall.sight; all others by wall.flags.
create procedure wall.line(tab regclass, reads text, adds text, changes text, many boolean default false)
language plpgsql as $$
declare
  judged text := case when many then format('exists (select from wall.sight s where s.proposal_id = %s.proposal_id and (%%s))', tab) else '(%s)' end;
  -- Where few rows are judged, comparing each costs less than a sub-select that is set up for every table of a page.
  own text := case when many then 'municipality_id = (select app.municipality()) and ' else 'municipality_id = app.municipality() and ' end;
begin
  if not many then
    reads := wall.asked_of_flags(reads, tab::text);
    adds := wall.asked_of_flags(adds, tab::text);
    changes := wall.asked_of_flags(changes, tab::text);
  end if;
  execute format('create policy reads on %s for select to :person using (%s)', tab, own || replace(judged, '%s', reads));
  execute format('grant select on %s to :person', tab);
  if adds <> 'nobody' then
    execute format('create policy adds on %s for insert to :person with check (%s)', tab, own || replace(judged, '%s', adds));
    execute format('grant insert on %s to :person', tab);
  end if;
  if changes <> 'nobody' then
    execute format('create policy changes on %s for update to :person using (%s) with check (%s)', tab, own || replace(judged, '%s', changes), own || replace(judged, '%s', changes));
    execute format('grant update on %s to :person', tab);
  end if;
end $$;

-- ── the municipality ────────────────────────────────────────────────────────────────────────────────────────────────
create policy reads on municipalities for select to :person, :visitor, :authenticator, :clock, :worker using (id = (select app.municipality()));
create policy reads on departments for select to :person, :visitor, :authenticator, :clock, :worker using (municipality_id = (select app.municipality()));
create policy reads on policy_fields for select to :person, :visitor, :authenticator, :clock, :worker using (municipality_id = (select app.municipality()));
create policy reads on calendar_days for select to :person, :visitor, :authenticator, :clock, :worker using (municipality_id = (select app.municipality()));
grant select on municipalities, departments, policy_fields, calendar_days to :person, :visitor, :authenticator, :clock, :worker;
create policy settles on municipalities for update to :person using (id = (select app.municipality()) and (select app.has_role('administrator') or app.has_role('chief')));
grant update (settings) on municipalities to :person;
create policy settles on departments for all to :person using (municipality_id = (select app.municipality()) and (select app.has_role('administrator')))
  with check (municipality_id = (select app.municipality()) and (select app.has_role('administrator')));
grant insert, update on departments to :person;
create policy settles on calendar_days for all to :person using (municipality_id = (select app.municipality()) and (select app.has_role('administrator')))
  with check (municipality_id = (select app.municipality()) and (select app.has_role('administrator')));
grant insert, update, delete on calendar_days to :person;
revoke all on function app.next_proposal_number(int), app.raise_public_revision() from public;
grant execute on function app.next_proposal_number(int), app.raise_public_revision() to :person;

-- ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Names and posts are read by everybody signed in: whom one talks with has a name. Contacts are not.
create policy reads on people for select to :person, :clock using (municipality_id = (select app.municipality()));
create policy reads on organisations for select to :person, :clock using (municipality_id = (select app.municipality()));
create policy reads on memberships for select to :person using (municipality_id = (select app.municipality())
  and (organisation_id = (select app.organisation()) or person_id = (select app.person())
    or (select app.has_role('officer') or app.has_role('chief') or app.has_role('administrator'))));
create policy reads on staff_posts for select to :person using (municipality_id = (select app.municipality()));
grant select on people, organisations, memberships, staff_posts to :person;
grant select on people, organisations to :clock;
create view wall.contacts_in_dialogue as
select m.person_id from proposals p
join memberships m on m.organisation_id = p.organisation_id
join wall.sight s on s.proposal_id = p.id where s.taking_part
union
-- The city's people who wrote or met in a proposal of this organisation.
select msg.by_id from messages msg join proposals p on p.id = msg.proposal_id
where p.organisation_id = (select app.organisation()) and msg.side <> 'partner';
grant select on wall.contacts_in_dialogue to :person;
-- ○ own side, and whom they talk with (proposer) · ○ once in dialogue (asked department) · ● desk · ○ accounts only (administrator).
create policy reads on contacts for select to :person using (municipality_id = (select app.municipality()) and (
  person_id = (select app.person())
  or (select app.has_role('officer') or app.has_role('chief') or app.has_role('administrator'))
  or person_id in (select m.person_id from memberships m where m.organisation_id = (select app.organisation()))
  or person_id in (select c.person_id from wall.contacts_in_dialogue c)));
grant select on contacts to :person;
create policy registers on organisations for insert to :authenticator with check (municipality_id = (select app.municipality()));
create policy registers on people for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on contacts for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on memberships for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on staff_posts for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on accounts for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on sessions for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on setup_links for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy authenticator_reads on organisations for select to :authenticator using (municipality_id = (select app.municipality()));
grant select, insert on organisations, people, contacts, memberships, staff_posts, accounts, sessions, setup_links to :authenticator;
grant update on accounts, sessions, setup_links, people, memberships, staff_posts to :authenticator;

-- ── challenges ──────────────────────────────────────────────────────────────────────────────────────────────────────
create policy reads_published on challenges for select to :visitor, :person using (municipality_id = (select app.municipality()) and status <> 'draft');
-- Before publication: its own department and the desk.
create policy reads_drafts on challenges for select to :person using (municipality_id = (select app.municipality()) and status = 'draft'
  and (department_id = any ((select app.departments())::uuid[]) or (select app.has_role('officer') or app.has_role('chief'))));
grant select on challenges to :visitor, :person;

-- ── a proposal ──────────────────────────────────────────────────────────────────────────────────────────────────────
create policy reads_published on proposals for select to :visitor using (municipality_id = (select app.municipality()) and active_at is not null);
grant select (id, municipality_id, organisation_id, kind, challenge_id, title, fields, sdgs, status, fiscal_year, serial, submitted_at,
  received_at, dialogue_at, active_at, completed_at, status_at) on proposals to :visitor;
-- What wall.sight says of these relations, by the row's own columns and the few rows that are the person's: asked of wall.sight, a list
-- of twenty judged every proposal there is (100,000 proposals: 85 ms before, 0.3 ms with this).
create view wall.of_person as
select 'tie' as relation, t.proposal_id from conflict_declarations t where t.person_id = (select app.person()) and t.has_tie
union all
select 'asked', i.proposal_id from inquiries i where i.ended_at is null and i.department_id = any ((select app.departments())::uuid[])
union all
select 'on_route', s.proposal_id from approval_steps s where s.person_id = (select app.person());
grant select on wall.of_person to :person;
create policy reads on proposals for select to :person using (municipality_id = (select app.municipality()) and (
  active_at is not null
  or organisation_id = (select app.organisation())
  or (submitted_at is not null and id not in (select o.proposal_id from wall.of_person o where o.relation = 'tie') and (
    (select app.has_role('officer') or app.has_role('chief'))
    or (dialogue_at is not null and (select cardinality(app.departments()) > 0 or app.has_role('approver')))
    or id in (select o.proposal_id from wall.of_person o where o.relation in ('asked', 'on_route'))))));
create policy adds on proposals for insert to :person with check (municipality_id = (select app.municipality())
  and organisation_id = (select app.organisation()) and status = 'draft');
-- The row is the lock of the whole record: whoever acts on a proposal may take it. Who moves it is guarded below.
create policy changes on proposals for update to :person using (municipality_id = (select app.municipality()) and (
  organisation_id = (select app.organisation())
  or exists (select from wall.sight s where s.proposal_id = proposals.id and (s.desk or s.asked or s.on_route))));
create policy discards on proposals for delete to :person using (municipality_id = (select app.municipality())
  and organisation_id = (select app.organisation()) and status = 'draft');
grant select, insert, update, delete on proposals to :person;

-- Asked departments and approvers take the lock, and move nothing: the desk decides no project, departments move no proposal.
create function wall.guard_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.municipality_id <> old.municipality_id or new.organisation_id <> old.organisation_id
    or (old.serial is not null and (new.serial, new.fiscal_year) is distinct from (old.serial, old.fiscal_year)) then
    raise exception 'a proposal keeps its municipality, organisation and number' using errcode = 'insufficient_privilege';
  end if;
  if new.status <> old.status and app.person() is not null and not exists (
    select from wall.sight s where s.proposal_id = old.id and (s.proposer or s.desk)) then
    raise exception 'only its organisation and the desk move a proposal' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger proposals_guard_move before update on proposals for each row execute function wall.guard_move();

-- Open parts: ● proposer · ○ once asked · ○ once in dialogue (staff) · ○ once submitted (desk) · ○ on the route. A version being written: its organisation.
call wall.line('proposal_texts', 's.proposer or ((s.desk or s.asked or s.staff_in_dialogue or s.on_route) and proposal_texts.submitted_at is not null)', 's.proposer', 's.proposer');
call wall.line('additions', 's.proposer or s.desk', 's.desk', 's.desk or s.proposer');
call wall.line('protected_parts', 's.proposer or s.desk or s.asked or s.staff_in_dialogue or s.on_route', 's.proposer', 's.proposer or s.desk');
call wall.line('protected_part_reasons', 's.proposer or s.desk', 's.proposer', 's.proposer');
call wall.line('protection_talks', 's.proposer or s.desk', 's.proposer or s.desk', 'nobody');
-- Content: the proposer's, until there is an agreement; then the agreed readers, each with a reading on record.
call wall.line('protected_part_contents', 's.proposer or (exists (select from wall.read_parts r where r.part_id = protected_part_contents.part_id)
  and exists (select from wall.part_states t where t.part_id = protected_part_contents.part_id and t.state = ''agreed'' and (
    s.desk
    or (t.level = ''staff'' and (s.asked or s.staff_in_dialogue or s.on_route))
    or (t.level = ''asked_departments'' and (s.asked or s.on_route))
    or (t.level = ''named_departments'' and ((s.asked and exists (select from wall.named_parts n where n.part_id = protected_part_contents.part_id)) or s.on_route)))))',
  's.proposer', 's.proposer');
create policy discards on protected_parts for delete to :person using (exists (select from wall.sight s where s.proposal_id = protected_parts.proposal_id and s.proposer) and state = 'requested');
create policy discards on proposal_texts for delete to :person using (exists (select from wall.sight s where s.proposal_id = proposal_texts.proposal_id and s.proposer) and submitted_at is null);
grant delete on protected_parts, proposal_texts to :person;

-- What an event or a clock speaks of decides who reads it: each relation stands once with the lines it reads, because a policy that
-- names it for each line is planned and set up for each line (that was half of the cost of a whole record).
create function wall.sees(tab text) returns text language sql immutable as $$
  select replace($case$
    (tab.line = any ('{proposal,open_parts,protection,inside,inquiry,dialogue,review,agreement,eligibility,publication,desk}') and s.desk)
    or (tab.line = any ('{proposal,open_parts,protection,inquiry,dialogue,agreement,publication}') and s.proposer)
    or (tab.line = any ('{proposal,open_parts,inside,inquiry,dialogue,review,agreement,eligibility,publication}') and s.on_route)
    or ((tab.line = any ('{proposal,open_parts,inside,review,agreement,publication}')
      or (tab.line = 'inquiry' and (s.staff_in_dialogue or tab.department_id = any ((select app.departments())::uuid[])))) and s.asked)
    or (tab.line = any ('{proposal,open_parts}') and s.staff_in_dialogue)
    or (tab.line = 'dialogue' and s.taking_part)
    or (tab.line = 'agreement' and s.staff)
    or (tab.line = 'proposal' and s.public) $case$, 'tab.', tab || '.')
$$;
call wall.line('waits', wall.sees('waits'), 'nobody', 'nobody', many => true);
-- Nobody in the city sees a draft: so none has a wait (the desk reads its waits by their own row).
create function wall.no_wait_of_a_draft() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from proposals p where p.id = new.proposal_id and p.submitted_at is null) then
    raise exception 'a draft waits for nobody' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger waits_not_of_drafts before insert on waits for each row execute function wall.no_wait_of_a_draft();
call wall.line('holds', 's.proposer or s.asked or s.staff_in_dialogue or s.desk or s.on_route', 's.desk', 's.desk');
call wall.line('declines', 's.desk or (declines.sent_at is not null and (s.proposer or s.asked or s.staff_in_dialogue or s.on_route))', 's.desk', 's.desk');

-- ── coordination ────────────────────────────────────────────────────────────────────────────────────────────────────
call wall.line('assignments', 's.desk or s.asked or s.on_route', 's.desk', 's.desk');
create policy reads on conflict_declarations for select to :person using (municipality_id = (select app.municipality()) and (
  person_id = (select app.person())
  or (wall.flags(proposal_id) & 4) <> 0));
create policy reads on conflict_details for select to :person using (municipality_id = (select app.municipality()) and (
  person_id = (select app.person())
  or (wall.flags(proposal_id) & 8) <> 0));
create policy adds on conflict_declarations for insert to :person with check (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and (wall.flags(proposal_id) & (4 + 16)) <> 0);
create policy adds on conflict_details for insert to :person with check (municipality_id = (select app.municipality()) and person_id = (select app.person()));
grant select, insert on conflict_declarations, conflict_details to :person;
-- Which departments are asked: ○ proposer · ● desk and route · asked: own, and all once in dialogue.
call wall.line('inquiries', 's.proposer or s.desk or s.on_route or (s.asked and (s.staff_in_dialogue or inquiries.department_id = any ((select app.departments())::uuid[])))', 's.desk', 's.desk or s.asked');
call wall.line('inquiry_questions', 's.desk or s.on_route or (s.asked and (s.staff_in_dialogue or exists (select from inquiries i where i.id = inquiry_questions.inquiry_id and i.department_id = any ((select app.departments())::uuid[]))))', 's.desk', 's.desk');
call wall.line('inquiry_answers', 's.desk or s.on_route or (s.proposer and inquiry_answers.released_at is not null)
  or (s.asked and (s.staff_in_dialogue or inquiry_answers.department_id = any ((select app.departments())::uuid[])))', 's.asked', 's.asked or s.desk');
call wall.line('outlooks', 's.proposer or s.asked or s.desk or s.on_route', 's.desk', 's.desk');
call wall.line('going_on_reasons', 's.asked or s.desk or s.on_route', 's.desk', 's.desk');
call wall.line('messages', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 'nobody');
call wall.line('internal_notes', 's.asked or s.desk or s.on_route', 's.asked or s.desk', 'nobody');
call wall.line('meetings', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 's.proposer or s.taking_part or s.desk');
call wall.line('plans', 's.proposer or s.taking_part or s.desk or s.on_route', 's.proposer or s.taking_part or s.desk', 's.proposer or s.desk');

-- ── method and after ────────────────────────────────────────────────────────────────────────────────────────────────
call wall.line('feasibilities', 's.asked or s.desk or s.on_route', 's.lead', 's.lead');
call wall.line('method_facts', 's.asked or s.desk or s.on_route', 's.desk', 's.desk');
call wall.line('fairness_checks', 's.asked or s.desk or s.on_route', 's.desk or s.asked', 'nobody');
call wall.line('approval_papers', 's.asked or s.desk or s.on_route', 's.desk', 's.desk or s.on_route');
call wall.line('approval_steps', 's.asked or s.desk or s.on_route', 's.desk', 's.on_route and approval_steps.person_id = (select app.person())');
call wall.line('decisions', 's.asked or s.desk or s.on_route or (s.proposer and decisions.sent_at is not null)', 's.desk or s.asked', 's.desk');
call wall.line('eligibility_checks', 's.desk or s.on_route', 's.desk', 's.desk');
call wall.line('eligibility_results', 's.proposer or s.desk or s.on_route', 's.desk', 's.desk');
call wall.line('agreements', 's.proposer or s.staff or s.asked or s.desk or s.on_route', 's.desk', 's.desk or s.proposer or s.on_route');
call wall.line('awards', 's.proposer or s.staff or s.asked or s.desk or s.on_route', 's.desk', 's.desk');
call wall.line('cooperations', 's.proposer or s.staff or s.asked or s.desk or s.on_route', 's.desk', 's.desk or s.proposer');
call wall.line('reopenings', 's.proposer or s.asked or s.desk or s.on_route', 's.desk', 'nobody');
call wall.line('initiatives', 's.proposer or s.staff or s.asked or s.desk or s.on_route', 's.desk or s.asked', 's.desk or s.asked');
call wall.line('initiative_reports', 's.proposer or s.staff or s.asked or s.desk or s.on_route', 's.proposer or s.desk or s.asked', 'nobody');
call wall.line('final_reports', 's.proposer or s.asked or s.desk or s.on_route', 's.desk or s.asked', 's.desk');
call wall.line('lessons', 's.proposer or s.asked or s.desk or s.on_route', 's.proposer or s.desk or s.asked', 'nobody');
-- Draft of a case or of the facts: ○ proposer from the comment stage.
call wall.line('publication_drafts', 's.asked or s.desk or s.on_route or (s.proposer and publication_drafts.state <> ''drafting'')', 's.desk', 's.desk or s.proposer');
create policy reads_published on published_facts for select to :visitor, :person using (municipality_id = (select app.municipality()));
create policy reads_published on published_cases for select to :visitor, :person using (municipality_id = (select app.municipality()));
create policy reads_published on call_notices for select to :visitor, :person using (municipality_id = (select app.municipality()));
grant select on published_facts, published_cases, call_notices to :visitor, :person;
create policy publishes on published_facts for insert to :person with check (municipality_id = (select app.municipality()) and exists (select from wall.sight s where s.proposal_id = published_facts.proposal_id and s.desk));
create policy publishes on published_cases for insert to :person with check (municipality_id = (select app.municipality()) and exists (select from wall.sight s where s.proposal_id = published_cases.proposal_id and s.chief));
create policy publishes on call_notices for insert to :person with check (municipality_id = (select app.municipality()) and exists (select from wall.sight s where s.proposal_id = call_notices.proposal_id and s.desk));
create policy corrects on published_cases for update to :person using (municipality_id = (select app.municipality()) and exists (select from wall.sight s where s.proposal_id = published_cases.proposal_id and s.chief));
grant insert on published_facts, published_cases, call_notices to :person;
grant update on published_cases to :person;

-- ── logs ────────────────────────────────────────────────────────────────────────────────────────────────────────────
call wall.line('gate_confirmations', 's.proposer or s.asked or s.staff_in_dialogue or s.desk or s.on_route', 's.desk or s.asked', 's.desk or s.asked');
call wall.line('events', wall.sees('events'), 's.proposer or s.asked or s.desk or s.on_route or s.staff', 'nobody');
-- Who read protected parts: the proposer (pages show department, role, time, purpose; the name stays inside), the desk, and oneself.
call wall.line('readings', 's.proposer or s.desk or readings.person_id = (select app.person())', '(s.desk or s.asked or s.staff_in_dialogue or s.on_route) and readings.person_id = (select app.person())', 'nobody');
create policy reads on audit_events for select to :person using (municipality_id = (select app.municipality()) and (select app.has_role('administrator') or app.has_role('chief')));
create policy adds on audit_events for insert to :person, :authenticator, :clock with check (municipality_id = (select app.municipality()));
grant select on audit_events to :person;
grant insert on audit_events to :person, :authenticator, :clock;
create policy own on form_keys for all to :person using (person_id = (select app.person())) with check (person_id = (select app.person()) and municipality_id = (select app.municipality()));
grant select, insert on form_keys to :person;
revoke all on function app.chain_head(text, text) from public;
grant execute on function app.chain_head(text, text) to :person, :authenticator, :clock;

-- ── the clock ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- Timed work sees states and waits, no words of anybody.
create policy clock_reads on proposals for select to :clock using (municipality_id = (select app.municipality()));
create policy clock_reads on holds for select to :clock using (municipality_id = (select app.municipality()));
create policy clock_waits on waits for all to :clock using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy clock_adds on events for insert to :clock with check (municipality_id = (select app.municipality()) and by_side = 'clock');
grant select (id, municipality_id, organisation_id, status, version, status_at) on proposals to :clock;
grant select (proposal_id, municipality_id, until, resumed_at) on holds to :clock;
grant select, insert, update on waits to :clock;
grant insert on events to :clock;

-- After every act the waits are brought in line with who has the ball. Whoever acted may not see all that decides it (a proposer
-- sees no approval paper), so the clock does it, in the same transaction, from states, ids and times: no words of anybody.
create view wall.ball_facts as
select p.id as proposal_id, p.municipality_id, jsonb_build_object(
  'proposal', jsonb_build_object('id', p.id, 'organisation_id', p.organisation_id, 'kind', p.kind, 'title', '', 'fields', '[]'::jsonb, 'sdgs', '[]'::jsonb,
    'status', p.status, 'status_before', p.status_before, 'version', p.version, 'fiscal_year', p.fiscal_year, 'serial', p.serial, 'created_at', p.created_at,
    'submitted_at', p.submitted_at, 'received_at', p.received_at, 'dialogue_at', p.dialogue_at, 'active_at', p.active_at, 'completed_at', p.completed_at, 'status_at', p.status_at),
  'organisation', '',
  'parts', (select jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state) order by x.position, x.id) from protected_parts x where x.proposal_id = p.id),
  'inquiries', (select jsonb_agg(to_jsonb(x) || jsonb_build_object('outcome', a.outcome, 'confirmed_at', a.confirmed_at, 'released_at', a.released_at) order by x.asked_at)
    from inquiries x left join inquiry_answers a on a.inquiry_id = x.id where x.proposal_id = p.id),
  'outlook', (select jsonb_build_object('told_at', x.told_at) from outlooks x where x.proposal_id = p.id),
  'meetings', (select jsonb_agg(jsonb_build_object('id', x.id, 'state', x.state, 'proposed_side', x.proposed_side, 'starts_at', x.starts_at, 'city_confirmed_at', x.city_confirmed_at, 'partner_confirmed_at', x.partner_confirmed_at) order by x.starts_at) from meetings x where x.proposal_id = p.id),
  'messages', (select jsonb_build_object('partner', max(x.at) filter (where x.side = 'partner'), 'city', max(x.at) filter (where x.side <> 'partner'), 'asks', max(x.at) filter (where x.side <> 'partner' and x.asks_answer)) from messages x where x.proposal_id = p.id),
  'plan', (select jsonb_build_object('version', x.version, 'drafted_at', x.drafted_at, 'drafted_side', x.drafted_side, 'city_approved_at', x.city_approved_at, 'partner_approved_at', x.partner_approved_at) from plans x where x.proposal_id = p.id order by x.version desc limit 1),
  'feasibility', (select jsonb_build_object('answer', x.answer, 'decided_at', x.decided_at, 'conditions',
      (select coalesce(jsonb_agg(jsonb_build_object('met_at', c->'met_at')), '[]') from jsonb_array_elements(x.conditions) c)) from feasibilities x where x.proposal_id = p.id order by x.decided_at desc limit 1),
  'method_facts', (select '{}'::jsonb from method_facts x where x.proposal_id = p.id),
  'papers', (select jsonb_agg(jsonb_build_object('id', x.id, 'kind', x.kind, 'state', x.state, 'method', x.method, 'drafted_by', x.drafted_by, 'drafted_at', x.drafted_at,
    'steps', (select jsonb_agg(jsonb_build_object('position', s.position, 'person_id', s.person_id, 'decision', s.decision) order by s.position) from approval_steps s where s.paper_id = x.id)) order by x.drafted_at desc)
    from approval_papers x where x.proposal_id = p.id),
  'confirmations', (select jsonb_agg(jsonb_build_object('principle', x.principle, 'by_id', x.by_id, 'at', x.at)) from gate_confirmations x where x.proposal_id = p.id),
  'agreement', (select jsonb_build_object('version', x.version, 'kind', x.kind, 'state', x.state, 'plan_version', x.plan_version, 'concluded_on', x.concluded_on) from agreements x where x.proposal_id = p.id order by x.version desc limit 1),
  'award', (select jsonb_build_object('contracted_on', x.contracted_on, 'amount_yen', 0) from awards x where x.proposal_id = p.id),
  'cooperation', (select jsonb_build_object('starts_on', x.starts_on, 'city_confirmed_at', x.city_confirmed_at, 'partner_confirmed_at', x.partner_confirmed_at) from cooperations x where x.proposal_id = p.id),
  'eligible', (select x.is_eligible from eligibility_results x where x.proposal_id = p.id),
  'drafts', (select jsonb_object_agg(x.kind, jsonb_build_object('state', x.state, 'needs_consent', x.needs_consent, 'comment_due', x.comment_due, 'partner_commented_at', x.partner_commented_at, 'partner_consented_at', x.partner_consented_at)) from publication_drafts x where x.proposal_id = p.id),
  'initiatives', (select jsonb_agg(jsonb_build_object('id', x.id, 'ends_on', x.ends_on, 'state', x.state, 'reports', (select count(*) from initiative_reports r where r.initiative_id = x.id)) order by x.starts_on, x.id) from initiatives x where x.proposal_id = p.id),
  'final_report', (select jsonb_build_object('at', x.at, 'ended_early_reason', case when x.ended_early_reason = '' then '' else '1' end) from final_reports x where x.proposal_id = p.id),
  'lessons', (select jsonb_agg(x.side) from lessons x where x.proposal_id = p.id),
  'decline', (select jsonb_build_object('id', x.id, 'drafted_by', x.drafted_by, 'drafted_at', x.drafted_at, 'sent_at', x.sent_at) from declines x where x.proposal_id = p.id order by x.drafted_at desc limit 1),
  'hold', (select jsonb_build_object('until', x.until, 'at', x.at) from holds x where x.proposal_id = p.id and x.resumed_at is null order by x.at desc limit 1),
  'waits', (select jsonb_agg(to_jsonb(x) order by x.due nulls last, x.since) from waits x where x.proposal_id = p.id and x.ended_at is null)
) as facts
from proposals p where p.municipality_id = (select app.municipality());
grant usage on schema wall to :clock;
grant select on wall.ball_facts to :clock;

-- Set-up and sign-in by session, in one statement without a transaction: the only thing the program's login does without a role.
-- In PL/pgSQL because that keeps its plan for the connection; a function in SQL is planned at every request.
create function app.session_person(hash bytea, at timestamptz) returns table (
  person_id uuid, municipality_id text, name text, side text, organisation jsonb, posts jsonb, last_seen_at timestamptz, demo_key text, memberships jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query select p.id, p.municipality_id, p.name, p.side,
    (select jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.organisation_id = s.organisation_id and m.ended_at is null),
    (select coalesce(jsonb_agg(jsonb_build_object('role', t.role, 'department_id', t.department_id, 'department', d.name) order by t.role), '[]')
      from staff_posts t left join departments d on d.id = t.department_id where t.person_id = p.id and t.ended_at is null),
    s.last_seen_at, p.demo_key,
    (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'role', m.role) order by o.name), '[]') from memberships m join organisations o on o.id = m.organisation_id
      where m.person_id = p.id and m.ended_at is null)
  from sessions s join people p on p.id = s.person_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > at and p.ended_at is null;
end $$;
revoke all on function app.session_person(bytea, timestamptz) from public;
grant execute on function app.session_person(bytea, timestamptz) to :program;
