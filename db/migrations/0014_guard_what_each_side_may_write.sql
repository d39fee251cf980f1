-- The second wall decides not only which rows somebody may change, but which columns, from what to what, and in whose name: an
-- approval, a consent and an agreement about a protected part are worth as much as nobody else can write them (P3, P7b, G6.2b).
-- The owner's own work (a demo's loading, a repair) is outside row-level security, and so outside these guards.

-- ── a row belongs to the proposal it says ───────────────────────────────────────────────────────────────────────────
-- Policies judge a row by its proposal_id. Without this a reading of a part of one proposal could be written down in the ledger of
-- another, and would open the content past the proposer's eyes.
alter table protected_parts add constraint protected_parts_with_proposal unique (id, proposal_id);
alter table protected_part_reasons add constraint protected_part_reasons_same_proposal
  foreign key (part_id, proposal_id) references protected_parts (id, proposal_id) on delete cascade;
alter table protected_part_contents add constraint protected_part_contents_same_proposal
  foreign key (part_id, proposal_id) references protected_parts (id, proposal_id) on delete cascade;
alter table protection_talks add constraint protection_talks_same_proposal
  foreign key (part_id, proposal_id) references protected_parts (id, proposal_id) on delete cascade;
alter table readings add constraint readings_same_proposal
  foreign key (part_id, proposal_id) references protected_parts (id, proposal_id);
alter table inquiries add constraint inquiries_with_proposal unique (id, proposal_id, department_id);
alter table inquiry_answers add constraint inquiry_answers_same_inquiry
  foreign key (inquiry_id, proposal_id, department_id) references inquiries (id, proposal_id, department_id);
alter table approval_papers add constraint approval_papers_with_proposal unique (id, proposal_id);
alter table approval_steps add constraint approval_steps_same_proposal
  foreign key (paper_id, proposal_id) references approval_papers (id, proposal_id);
alter table initiatives add constraint initiatives_with_proposal unique (id, proposal_id);
alter table initiative_reports add constraint initiative_reports_same_proposal
  foreign key (initiative_id, proposal_id) references initiatives (id, proposal_id);

-- A reading counts for a quarter of an hour from the database's own clock: nobody writes that time (recorded_at stays its default).
revoke insert on readings from :person;
grant insert (id, part_id, proposal_id, municipality_id, seq, person_id, department_name, role, purpose, at, previous, link) on readings to :person;

-- ── who changes which column ────────────────────────────────────────────────────────────────────────────────────────
create function wall.bit(relation text) returns int language sql immutable as $$
  select 1 << (array_position(array['proposer', 'public', 'desk', 'chief', 'staff', 'staff_in_dialogue', 'asked', 'taking_part', 'on_route', 'lead'], relation) - 1)
$$;
create function wall.is(proposal uuid, relation text) returns boolean language sql stable as $$
  select (wall.flags(proposal) & wall.bit(relation)) <> 0
$$;
grant execute on function wall.bit(text), wall.is(uuid, text) to :person;

-- Arguments in pairs: a relation, and the columns that it changes. A column that no relation of this person has is refused.
create function wall.guard_columns() returns trigger language plpgsql as $$
declare
  subject uuid := coalesce(to_jsonb(old)->>'proposal_id', to_jsonb(old)->>'id')::uuid;
  allowed text[] := '{}';
  touched text;
begin
  if not row_security_active(tg_relid) then return new; end if;
  for pair in 0 .. tg_nargs / 2 - 1 loop
    if wall.is(subject, tg_argv[pair * 2]) then
      allowed := allowed || string_to_array(tg_argv[pair * 2 + 1], ' ');
    end if;
  end loop;
  select string_agg(o.key, ', ' order by o.key) into touched from jsonb_each(to_jsonb(old)) o
    where to_jsonb(new) -> o.key is distinct from o.value and o.key <> all (allowed);
  if touched is not null then
    raise exception 'not theirs to change in %: %', tg_table_name, touched using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger a_columns before update on proposals for each row execute function wall.guard_columns(
  'proposer', 'title fields sdgs status status_before status_at version fiscal_year serial submitted_at',
  'desk', 'status status_before status_at version received_at dialogue_at active_at completed_at');
create trigger a_columns before update on protected_parts for each row execute function wall.guard_columns(
  'proposer', 'section heading level department_ids until state agreed_at position',
  'desk', 'level department_ids until state agreed_at');
create trigger a_columns before update on inquiries for each row execute function wall.guard_columns(
  'desk', 'is_lead asked_at due answered_at ended_at ended_as',
  'asked', 'is_lead answered_at ended_at ended_as');
create trigger a_columns before update on inquiry_answers for each row execute function wall.guard_columns(
  'desk', 'confirmed_by confirmed_at released_at',
  'asked', 'outcome answer drafted_by drafted_at confirmed_by confirmed_at');
create trigger a_columns before update on meetings for each row execute function wall.guard_columns(
  'proposer', 'state agreed_at partner_confirmed_by partner_confirmed_at partner_comment',
  'desk', 'state starts_at place people purpose agreed_at minutes minutes_by minutes_at city_confirmed_by city_confirmed_at city_comment partner_confirmed_by partner_confirmed_at partner_comment',
  'taking_part', 'state starts_at place people purpose agreed_at minutes minutes_by minutes_at city_confirmed_by city_confirmed_at city_comment partner_confirmed_by partner_confirmed_at partner_comment');
create trigger a_columns before update on plans for each row execute function wall.guard_columns(
  'proposer', 'partner_approved_by partner_approved_at',
  'desk', 'city_approved_by city_approved_at');
create trigger a_columns before update on approval_papers for each row execute function wall.guard_columns(
  'desk', 'state decided_at',
  'on_route', 'state decided_at document_number');
create trigger a_columns before update on approval_steps for each row execute function wall.guard_columns(
  'on_route', 'decision comment decided_at');
create trigger a_columns before update on agreements for each row execute function wall.guard_columns(
  'proposer', 'state consented_by consented_at consented_hash',
  'desk', 'state number concluded_on signatories ends_on',
  'on_route', 'state approved_at');
create trigger a_columns before update on cooperations for each row execute function wall.guard_columns(
  'proposer', 'partner_confirmed_by partner_confirmed_at',
  'desk', 'terms starts_on city_confirmed_by city_confirmed_at partner_confirmed_by partner_confirmed_at');
create trigger a_columns before update on publication_drafts for each row execute function wall.guard_columns(
  'proposer', 'state body partner_comment partner_commented_by partner_commented_at partner_consented_at',
  'desk', 'version state body needs_consent comment_due partner_comment partner_commented_by partner_commented_at partner_consented_at withheld_reason drafted_by drafted_at decided_by decided_at');
create trigger a_columns before update on additions for each row execute function wall.guard_columns(
  'proposer', 'answered_at',
  'desk', 'answered_at');

-- ── a proposal ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- What shows a proposal to more people (dialogue, active) comes into being with that status alone, and never through its organisation.
create or replace function wall.guard_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.municipality_id <> old.municipality_id or new.organisation_id <> old.organisation_id
    or (old.serial is not null and (new.serial, new.fiscal_year, new.submitted_at) is distinct from (old.serial, old.fiscal_year, old.submitted_at)) then
    raise exception 'a proposal keeps its municipality, organisation and number' using errcode = 'insufficient_privilege';
  end if;
  if app.person() is null then return new; end if;
  if new.status <> old.status and not exists (select from wall.sight s where s.proposal_id = old.id and (s.proposer or s.desk)) then
    raise exception 'only its organisation and the desk move a proposal' using errcode = 'insufficient_privilege';
  end if;
  if new.status <> old.status and exists (select from wall.sight s where s.proposal_id = old.id and s.proposer)
    and not (new.status = 'withdrawn' or (new.status = 'submitted' and old.status in ('draft', 'additions_asked'))) then
    raise exception 'its organisation sends a proposal and takes it back, and no more' using errcode = 'insufficient_privilege';
  end if;
  if old.submitted_at is not null and (new.title, new.fields) is distinct from (old.title, old.fields) then
    raise exception 'title and fields stand with the number' using errcode = 'insufficient_privilege';
  end if;
  if (new.dialogue_at is distinct from old.dialogue_at and (old.dialogue_at is not null or new.status <> 'dialogue'))
    or (new.active_at is distinct from old.active_at and (old.active_at is not null or new.status <> 'active')) then
    raise exception 'a proposal is seen by more people with its status alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
alter table proposals add constraint proposals_drafts_are_seen_by_nobody check (submitted_at is not null or (received_at is null and dialogue_at is null and active_at is null));

-- What the city has read is not rewritten: additions are a new version.
create function wall.guard_submitted_text() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and old.submitted_at is not null then
    raise exception 'a submitted text stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger b_submitted before update on proposal_texts for each row execute function wall.guard_submitted_text();

-- ── protected parts (P7b) ───────────────────────────────────────────────────────────────────────────────────────────
create function wall.guard_protected_part() returns trigger language plpgsql as $$
declare
  side text := case when wall.is(new.proposal_id, 'proposer') then 'partner' else 'city' end;
  terms_stand boolean;
  offer protection_talks;
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'requested' or new.agreed_at is not null then
      raise exception 'a protected part begins as a request' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  terms_stand := (new.level, new.department_ids, new.until) is not distinct from (old.level, old.department_ids, old.until);
  -- Agreed to are the last terms of the other side, and no others.
  if new.state = 'agreed' and old.state in ('requested', 'countered') then
    select t.* into offer from protection_talks t
      where t.part_id = new.id and t.act in ('request', 'counter') order by t.at desc, t.id desc limit 1;
    if offer.side is not distinct from side or offer.side is null
      or (offer.level, offer.department_ids, offer.until) is distinct from (new.level, new.department_ids, new.until) then
      raise exception 'nobody agrees for the other side, or to other terms' using errcode = 'insufficient_privilege';
    end if;
  elsif (old.state, new.state) in (('requested', 'left_out'), ('countered', 'left_out')) and terms_stand then
    null;
  elsif side = 'city' then
    if (old.state, new.state) not in (('requested', 'countered'), ('countered', 'countered')) or not terms_stand then
      raise exception 'the city answers with other terms, and changes none' using errcode = 'insufficient_privilege';
    end if;
  -- The proposer writes a request anew, and alone releases early what was agreed.
  elsif (old.state, new.state) not in (('requested', 'requested'), ('countered', 'requested'), ('agreed', 'agreed')) then
    raise exception 'what was agreed or left out stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger b_terms before insert or update on protected_parts for each row execute function wall.guard_protected_part();

-- Reason and content are what the talk was about: they change only while the proposer's own request stands.
create function wall.guard_protected_words() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid)
    and (to_jsonb(new) - 'content' - 'reason') is distinct from (to_jsonb(old) - 'content' - 'reason')
    or not exists (select from protected_parts p where p.id = new.part_id and p.state = 'requested') and row_security_active(tg_relid) then
    raise exception 'the words of a protected part stand' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger b_stands before update on protected_part_reasons for each row execute function wall.guard_protected_words();
create trigger b_stands before update on protected_part_contents for each row execute function wall.guard_protected_words();

drop policy adds on protection_talks;
create policy adds on protection_talks for insert to :person with check (municipality_id = app.municipality() and by_id = app.person()
  and case side when 'partner' then wall.is(proposal_id, 'proposer') else wall.is(proposal_id, 'desk') end);

-- States and levels of parts, for the policy of their contents: only where the person is something to the proposal.
create or replace view wall.part_states as
select pp.id as part_id, pp.state, pp.level from protected_parts pp
where pp.municipality_id = (select app.municipality()) and (wall.flags(pp.proposal_id) & (1 + 4 + 32 + 64 + 256)) <> 0;

-- ── in one's own name, for one's own side ───────────────────────────────────────────────────────────────────────────
-- Arguments: the column that names the writer.
create function wall.guard_writer() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and app.person() is not null and (to_jsonb(new) ->> tg_argv[0])::uuid is distinct from app.person() then
    raise exception 'nobody writes in another name' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger c_writer before insert on messages for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on internal_notes for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on meetings for each row execute function wall.guard_writer('proposed_by');
create trigger c_writer before insert on plans for each row execute function wall.guard_writer('drafted_by');
create trigger c_writer before insert on feasibilities for each row execute function wall.guard_writer('decided_by');
create trigger c_writer before insert on fairness_checks for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert or update on gate_confirmations for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on approval_papers for each row execute function wall.guard_writer('drafted_by');
create trigger c_writer before insert on agreements for each row execute function wall.guard_writer('drafted_by');
create trigger c_writer before insert on decisions for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on events for each row execute function wall.guard_writer('by_id');
create trigger c_writer before insert on audit_events for each row execute function wall.guard_writer('by_id');

-- The side that a row speaks for is the side of who writes it.
create function wall.guard_side() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and app.person() is not null
    and (((to_jsonb(new) ->> tg_argv[0]) = 'partner') <> wall.is(new.proposal_id, 'proposer') or (to_jsonb(new) ->> tg_argv[0]) = 'clock') then
    raise exception 'nobody speaks for another side' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger c_side before insert on messages for each row execute function wall.guard_side('side');
create trigger c_side before insert on meetings for each row execute function wall.guard_side('proposed_side');
create trigger c_side before insert on plans for each row execute function wall.guard_side('drafted_side');
create trigger c_side before insert on initiative_reports for each row execute function wall.guard_side('by_side');
create trigger c_side before insert on lessons for each row execute function wall.guard_side('side');
create trigger c_side before insert on events for each row execute function wall.guard_side('by_side');

-- Arguments: a side, and its columns "by at …" of an approval, a consent or a confirmation. Only this side gives it, by name and once;
-- the other side may at most clear it, with the words that it was given for.
create function wall.guard_approval() returns trigger language plpgsql as $$
declare
  given_by text := to_jsonb(new) ->> tg_argv[1];
  was jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}'::jsonb end;
begin
  if not row_security_active(tg_relid) then return new; end if;
  for place in 1 .. tg_nargs - 1 loop
    if to_jsonb(new) ->> tg_argv[place] is not null and to_jsonb(new) -> tg_argv[place] is distinct from was -> tg_argv[place]
      and (wall.is(new.proposal_id, 'proposer') <> (tg_argv[0] = 'partner') or given_by is distinct from app.person()::text) then
      raise exception 'only their own side gives it, in their own name' using errcode = 'insufficient_privilege';
    end if;
  end loop;
  return new;
end $$;
create trigger d_city before insert or update on plans for each row execute function wall.guard_approval('city', 'city_approved_by', 'city_approved_at');
create trigger d_partner before insert or update on plans for each row execute function wall.guard_approval('partner', 'partner_approved_by', 'partner_approved_at');
create trigger d_city before insert or update on meetings for each row execute function wall.guard_approval('city', 'city_confirmed_by', 'city_confirmed_at');
create trigger d_partner before insert or update on meetings for each row execute function wall.guard_approval('partner', 'partner_confirmed_by', 'partner_confirmed_at');
create trigger d_city before insert or update on cooperations for each row execute function wall.guard_approval('city', 'city_confirmed_by', 'city_confirmed_at');
create trigger d_partner before insert or update on cooperations for each row execute function wall.guard_approval('partner', 'partner_confirmed_by', 'partner_confirmed_at');
create trigger d_partner before insert or update on agreements for each row execute function wall.guard_approval('partner', 'consented_by', 'consented_at', 'consented_hash');
create trigger d_partner before insert or update on publication_drafts for each row execute function wall.guard_approval('partner', 'partner_commented_by', 'partner_commented_at', 'partner_consented_at');
create trigger d_city before insert or update on inquiry_answers for each row execute function wall.guard_approval('city', 'confirmed_by', 'confirmed_at');
create trigger d_city before insert or update on declines for each row execute function wall.guard_approval('city', 'confirmed_by', 'sent_at');

-- ── states that follow from what others did ─────────────────────────────────────────────────────────────────────────
create function wall.guard_state() returns trigger language plpgsql as $$
declare
  before text := case when tg_op = 'UPDATE' then old.state else '' end;
  mine boolean := wall.is(new.proposal_id, 'proposer');
  fits boolean := true;
begin
  if not row_security_active(tg_relid) or new.state = before then return new; end if;
  case tg_table_name
    when 'meetings' then
      fits := case new.state
        when 'agreed' then before = 'proposed' and (new.proposed_side = 'partner') <> mine
        when 'confirmed' then new.city_confirmed_at is not null and new.partner_confirmed_at is not null
        when 'minutes_drafted' then not mine
        when 'held' then not mine
        else true end;
    when 'approval_papers' then
      fits := case new.state
        when 'approved' then before = 'on_route' and not exists (select from approval_steps s where s.paper_id = new.id and s.decision is distinct from 'approved')
          and exists (select from approval_steps s where s.paper_id = new.id)
        when 'on_route' then before = ''
        else before <> '' end;
    when 'agreements' then
      fits := case new.state
        when 'drafting' then before = ''
        when 'approved' then before = 'drafting' and exists (select from approval_papers a where a.proposal_id = new.proposal_id and a.kind = 'agreement' and a.state = 'approved')
        when 'consented' then before = 'approved' and mine and new.consented_at is not null
        when 'concluded' then before = 'consented' and not mine
        else false end;
    when 'publication_drafts' then
      fits := (new.state = 'commented') = mine and (not mine or before = 'commenting');
    else fits := true;
  end case;
  if not fits then
    raise exception '% is not made % like this', tg_table_name, new.state using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger e_state before insert or update on meetings for each row execute function wall.guard_state();
create trigger e_state before insert or update on approval_papers for each row execute function wall.guard_state();
create trigger e_state before insert or update on agreements for each row execute function wall.guard_state();
create trigger e_state before insert or update on publication_drafts for each row execute function wall.guard_state();

-- Of a draft of publication the partner writes its comment alone; beside the facts it stands in their words.
create function wall.guard_draft_words() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and wall.is(old.proposal_id, 'proposer')
    and (new.body - 'partnerComment' is distinct from old.body - 'partnerComment' or old.state <> 'commenting') then
    raise exception 'the partner comments on a draft, and does not write it' using errcode = 'insufficient_privilege';
  end if;
  if row_security_active(tg_relid) and not wall.is(old.proposal_id, 'proposer') and new.partner_comment not in ('', old.partner_comment) then
    raise exception 'nobody comments for the partner' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_words before update on publication_drafts for each row execute function wall.guard_draft_words();

-- A step is decided once, by its person, after the paper stands; never by who drafted it (four eyes).
create function wall.guard_step() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if new.decision is not null or exists (select from approval_papers a where a.id = new.paper_id and a.drafted_by = new.person_id) then
      raise exception 'a step begins undecided, and not with the drafter' using errcode = 'insufficient_privilege';
    end if;
  elsif old.decision is not null then
    raise exception 'a step is decided once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_step before insert or update on approval_steps for each row execute function wall.guard_step();

-- ── inquiries ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- A department touches its own inquiry alone: answers it, or passes it on. Who leads and what is released is for the desk.
create function wall.guard_inquiry() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) or wall.is(old.proposal_id, 'desk') then return new; end if;
  if old.department_id <> all (app.departments()) or (new.is_lead and not old.is_lead) or new.ended_as = 'released' or old.ended_at is not null then
    raise exception 'a department answers its own inquiry' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_own before update on inquiries for each row execute function wall.guard_inquiry();

create function wall.guard_answer() returns trigger language plpgsql as $$
declare
  own boolean := new.department_id = any (app.departments()) and wall.is(new.proposal_id, 'asked');
begin
  if not row_security_active(tg_relid) then return new; end if;
  if tg_op = 'INSERT' then
    if not own or new.released_at is not null then
      raise exception 'a department drafts its own answer' using errcode = 'insufficient_privilege';
    end if;
  elsif not own and (new.outcome, new.answer, new.drafted_by, new.drafted_at) is distinct from (old.outcome, old.answer, old.drafted_by, old.drafted_at)
    or not own and new.confirmed_at is not null and new.confirmed_at is distinct from old.confirmed_at
    or not own and not wall.is(new.proposal_id, 'desk') then
    raise exception 'a department answers for itself' using errcode = 'insufficient_privilege';
  elsif new.released_at is not null and new.confirmed_at is null then
    raise exception 'only a confirmed answer is released' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_own before insert or update on inquiry_answers for each row execute function wall.guard_answer();

-- A decline is sent by the chief, and then stands.
create function wall.guard_decline() returns trigger language plpgsql as $$
begin
  if not row_security_active(tg_relid) then return new; end if;
  if (tg_op = 'UPDATE' and old.sent_at is not null) or (new.sent_at is not null and (tg_op = 'INSERT' or not wall.is(new.proposal_id, 'chief') or new.confirmed_by is null)) then
    raise exception 'a decline is sent by the chief, once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger f_sent before insert or update on declines for each row execute function wall.guard_decline();

-- ── functions with the owner's rights ───────────────────────────────────────────────────────────────────────────────
-- The head of a chain tells how long it is, and holds it: only whoever is something to its proposal may ask.
create or replace function app.chain_head(chain_kind text, chain_subject text, out seq int, out link bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.person() is not null and (
    (chain_kind = 'events' and (wall.flags(chain_subject::uuid) & (1 + 4 + 32 + 64 + 256)) = 0)
    or (chain_kind = 'readings' and not exists (select from protected_parts p where p.id = chain_subject::uuid and (wall.flags(p.proposal_id) & (1 + 4 + 32 + 64 + 256)) <> 0))
    or (chain_kind = 'audit' and chain_subject <> 'audit')) then
    raise exception 'not theirs to write in' using errcode = 'insufficient_privilege';
  end if;
  insert into chain_heads (kind, subject) values (chain_kind, chain_subject) on conflict do nothing;
  select h.seq, h.link into seq, link from chain_heads h
    where h.municipality_id = app.municipality() and h.kind = chain_kind and h.subject = chain_subject for update;
end $$;

-- Numbers are used up by asking: only whoever can use one may.
create or replace function app.next_proposal_number(year int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare given int;
begin
  if app.organisation() is null then raise exception 'an organisation submits' using errcode = 'insufficient_privilege'; end if;
  insert into proposal_numbers as n (municipality_id, fiscal_year, last) values (app.municipality(), year, 1)
    on conflict (municipality_id, fiscal_year) do update set last = n.last + 1
    returning last into given;
  return given;
end $$;
create or replace function app.next_agreement_number(year int) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare given int;
begin
  if not (app.has_role('officer') or app.has_role('chief')) then raise exception 'the desk concludes' using errcode = 'insufficient_privilege'; end if;
  insert into agreement_numbers as n (municipality_id, fiscal_year, last) values (app.municipality(), year, 1)
    on conflict (municipality_id, fiscal_year) do update set last = n.last + 1
    returning last into given;
  return given;
end $$;

-- P7b: the comparison of a text with protected words must not be a way to read them. A window that slides along the content lets who
-- knows eleven characters try the twelfth, and so on to the end. Of a part that the desk may not open (not agreed, or left out) only
-- windows side by side are compared: knowing one says nothing about the next, and twelve characters are not guessed at once; a
-- copy of twenty-three is still found wherever it begins. Of an agreed part, which the desk may open, every window is compared.
create or replace function app.stands_in_text(proposal uuid, words text) returns table (part_id uuid, heading text)
language sql stable security definer set search_path = public, pg_temp as $$
  with told as (select regexp_replace(lower(normalize(words, NFKC)), '\s', '', 'g') as text)
  select p.id, p.heading
  from protected_parts p
  join protected_part_contents c on c.part_id = p.id
  cross join told
  cross join lateral (select regexp_replace(lower(normalize(c.content, NFKC)), '\s', '', 'g') as text) kept
  where p.proposal_id = proposal and p.municipality_id = app.municipality()
    and exists (select from wall.sight s where s.proposal_id = p.proposal_id and s.desk)
    and length(kept.text) > 1
    and exists (select from generate_series(1, greatest(1, length(kept.text) - 11), case when p.state = 'agreed' then 1 else 12 end) i
      where position(substr(kept.text, i, 12) in told.text) > 0)
  order by p.position, p.id
$$;
