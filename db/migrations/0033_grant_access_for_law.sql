-- 法令に基づく閲覧 (P7b, process.md "protected part"): granted by the chief for a purpose, to a named person and for a time; it ends by
-- itself. Of agreed parts alone: what was never agreed the city does not hold. Told to the proposer unless the law forbids, with the
-- reason; then once the bar is lifted or its day is over (decision 0034).
create table law_accesses (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  proposal_id uuid not null references proposals,
  part_id uuid not null,
  person_id uuid not null references people,
  -- As the proposer reads it: names of people stay inside.
  reader_department text not null,
  reader_role text not null,
  purpose text not null check (purpose in ('disclosure_request', 'audit', 'approval')),
  -- Which request, audit or paper: read by the desk and by whoever it is granted to.
  reason text not null check (reason <> ''),
  granted_by uuid not null references people,
  granted_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  untold_reason text not null default '',
  untold_until date,
  told_at timestamptz,
  constraint law_accesses_same_proposal foreign key (part_id, proposal_id) references protected_parts (id, proposal_id),
  constraint law_accesses_for_a_time check (ends_at > granted_at and ends_at < granted_at + interval '62 days'),
  constraint law_accesses_not_to_oneself check (person_id <> granted_by),
  constraint law_accesses_untold_with_reason_and_day check ((untold_reason = '') = (untold_until is null))
);
create index law_accesses_of_proposal on law_accesses (proposal_id, granted_at desc);
create index law_accesses_open_of_person on law_accesses (person_id, ends_at) where ended_at is null;
alter table law_accesses enable row level security;

-- Desk · proposer, once told · whoever it is granted to, unless they have a tie.
call wall.line('law_accesses', 's.desk or (s.proposer and (law_accesses.untold_until is null or law_accesses.told_at is not null
    or law_accesses.untold_until < (now() at time zone ''Asia/Tokyo'')::date))
  or (law_accesses.person_id = (select app.person()) and law_accesses.proposal_id not in (select t.proposal_id from wall.ties t))',
  's.chief and law_accesses.granted_by = (select app.person()) and law_accesses.ended_at is null and law_accesses.told_at is null
   and exists (select from wall.part_states t where t.part_id = law_accesses.part_id and t.state = ''agreed'')',
  's.chief');

-- An access is ended and told, once; nothing else of it changes.
create function wall.guard_law_access() returns trigger language plpgsql as $$
begin
  if row_security_active(tg_relid) and ((to_jsonb(new) - 'ended_at' - 'told_at') is distinct from (to_jsonb(old) - 'ended_at' - 'told_at')
    or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    or (old.told_at is not null and new.told_at is distinct from old.told_at)) then
    raise exception 'an access for law stands as it was granted' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger a_columns before update on law_accesses for each row execute function wall.guard_law_access();

-- The accesses that this person may read by at this moment, with what they need to know of the proposal. Owner's rights: such a person
-- need not be anything to the proposal. A tie takes them out, and so does leaving the city's service.
create view wall.law_openings as
select a.id as access_id, a.part_id, a.proposal_id, a.purpose, a.reason, a.ends_at, p.heading, p.state,
  s.fiscal_year, s.serial, o.name as organisation
from law_accesses a
join protected_parts p on p.id = a.part_id
join proposals s on s.id = a.proposal_id
join organisations o on o.id = s.organisation_id
where a.municipality_id = (select app.municipality()) and a.person_id = (select app.person())
  and a.ended_at is null and a.ends_at > now() and p.state = 'agreed'
  and (select cardinality(app.departments()) > 0 or app.has_role('officer') or app.has_role('chief') or app.has_role('approver'))
  and not exists (select from conflict_declarations t where t.proposal_id = a.proposal_id and t.person_id = a.person_id and t.has_tie);
grant select on wall.law_openings to :person;

-- ── the ledger ──────────────────────────────────────────────────────────────────────────────────────────────────────
alter table readings add column law_access_id uuid references law_accesses;
grant insert (law_access_id) on readings to :person;
do $$
begin
  -- The proposer reads of a reading for law what they may know of its access: row-level security on law_accesses decides.
  execute format('alter policy reads on readings using (municipality_id = app.municipality() and (%s))', wall.asked_of_flags(
    's.desk or readings.person_id = (select app.person())
     or (s.proposer and (readings.law_access_id is null or exists (select from law_accesses a where a.id = readings.law_access_id)))', 'readings'));
  execute format('alter policy adds on readings with check (municipality_id = app.municipality() and (%s))', wall.asked_of_flags(
    'readings.person_id = (select app.person()) and (
      (readings.law_access_id is null and (s.desk or s.asked or s.staff_in_dialogue or s.on_route))
      or exists (select from wall.law_openings l where l.access_id = readings.law_access_id and l.part_id = readings.part_id))', 'readings'));
  execute format('alter policy reads on protected_part_contents using (municipality_id = app.municipality() and (%s))', wall.asked_of_flags('s.proposer
    or (exists (select from wall.part_states t where t.part_id = protected_part_contents.part_id and t.state = ''released'')
      and (s.desk or s.asked or s.staff_in_dialogue or s.on_route))
    or (exists (select from wall.read_parts r where r.part_id = protected_part_contents.part_id) and (
      exists (select from wall.law_openings l where l.part_id = protected_part_contents.part_id)
      or exists (select from wall.part_states t where t.part_id = protected_part_contents.part_id and t.state = ''agreed'' and (
        s.desk
        or (t.level = ''staff'' and (s.asked or s.staff_in_dialogue or s.on_route))
        or (t.level = ''asked_departments'' and (s.asked or s.on_route))
        or (t.level = ''named_departments'' and ((s.asked and exists (select from wall.named_parts n where n.part_id = protected_part_contents.part_id)) or s.on_route))))))',
    'protected_part_contents'));
end $$;

create or replace function app.chain_head(chain_kind text, chain_subject text, out seq int, out link bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.person() is not null and (
    (chain_kind = 'events' and (wall.flags(chain_subject::uuid) & (1 + 4 + 32 + 64 + 256)) = 0)
    or (chain_kind = 'readings' and not exists (select from protected_parts p where p.id = chain_subject::uuid and (wall.flags(p.proposal_id) & (1 + 4 + 32 + 64 + 256)) <> 0)
      and not exists (select from wall.law_openings l where l.part_id = chain_subject::uuid))
    or (chain_kind = 'audit' and chain_subject <> 'audit')) then
    raise exception 'not theirs to write in' using errcode = 'insufficient_privilege';
  end if;
  insert into chain_heads (kind, subject) values (chain_kind, chain_subject) on conflict do nothing;
  select h.seq, h.link into seq, link from chain_heads h
    where h.municipality_id = app.municipality() and h.kind = chain_kind and h.subject = chain_subject for update;
end $$;
