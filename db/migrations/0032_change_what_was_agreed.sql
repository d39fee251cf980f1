-- After an agreement about a protected part (P7b): its terms change by both sides' word, and until then the old ones hold; its proposer
-- alone opens it earlier; the end of its period opens nothing (process.md "protected part", decision 0033).

alter table protected_parts drop constraint protected_parts_state_check;
alter table protected_parts add constraint protected_parts_states check (state in ('requested', 'countered', 'agreed', 'left_out', 'released'));
alter table protection_talks drop constraint protection_talks_act_check;
alter table protection_talks add constraint protection_talks_acts check (act in ('request', 'counter', 'agree', 'leave_out',
  'propose_change', 'agree_change', 'refuse_change', 'withdraw_change', 'widen', 'release', 'ask_end', 'keep'));
alter table protection_talks add constraint protection_talks_acts_of_one_side check (
  case act when 'widen' then side = 'partner' when 'release' then side = 'partner' when 'keep' then side = 'partner' when 'ask_end' then side = 'city' else true end);
-- The clock looks for periods that are over.
create index protected_parts_agreed_by_until on protected_parts (municipality_id, until) where state = 'agreed';

-- Whether everybody who reads under one pair of terms reads under the other too. A named department reads only while it is asked.
create function wall.reads_no_less(narrow text, narrow_departments uuid[], wide text, wide_departments uuid[]) returns boolean language sql immutable as $$
  select case when narrow = 'named_departments' and wide = 'named_departments' then wide_departments @> narrow_departments
    else array_position(array['desk', 'named_departments', 'asked_departments', 'staff'], wide)
      >= array_position(array['desk', 'named_departments', 'asked_departments', 'staff'], narrow) end
$$;
grant execute on function wall.reads_no_less(text, uuid[], text, uuid[]) to :person;

create or replace function wall.guard_protected_part() returns trigger language plpgsql as $$
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
  elsif old.state = 'agreed' then
    if (new.section, new.heading, new.position) is distinct from (old.section, old.heading, old.position) then
      raise exception 'what was agreed about stands' using errcode = 'insufficient_privilege';
    end if;
    if new.state = 'released' then
      if side <> 'partner' or not terms_stand then
        raise exception 'its proposer alone releases a protected part' using errcode = 'insufficient_privilege';
      end if;
    elsif new.state <> 'agreed' then
      raise exception 'what was agreed or left out stands' using errcode = 'insufficient_privilege';
    else
      -- What the other side asks for, as long as nobody has answered it; the row changes before the answer is said.
      select t.* into offer from protection_talks t where t.part_id = new.id order by t.at desc, t.id desc limit 1;
      if offer.act = 'propose_change' and offer.side <> side
        and (offer.level, offer.department_ids, offer.until) is not distinct from (new.level, new.department_ids, new.until) then
        null;
      elsif side = 'partner' and new.until = old.until and not terms_stand
        and wall.reads_no_less(old.level, old.department_ids, new.level, new.department_ids) then
        null;
      else
        raise exception 'agreed terms change by the word of both sides' using errcode = 'insufficient_privilege';
      end if;
    end if;
  elsif side = 'city' then
    if (old.state, new.state) not in (('requested', 'countered'), ('countered', 'countered')) or not terms_stand then
      raise exception 'the city answers with other terms, and changes none' using errcode = 'insufficient_privilege';
    end if;
  -- The proposer writes a request anew.
  elsif (old.state, new.state) not in (('requested', 'requested'), ('countered', 'requested')) then
    raise exception 'what was agreed or left out stands' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Content: the proposer's; what they have released is read like the open parts; else the agreed readers', each with a reading on record.
do $$
begin
  execute format('alter policy reads on protected_part_contents using (municipality_id = app.municipality() and (%s))', wall.asked_of_flags('s.proposer
    or (exists (select from wall.part_states t where t.part_id = protected_part_contents.part_id and t.state = ''released'')
      and (s.desk or s.asked or s.staff_in_dialogue or s.on_route))
    or (exists (select from wall.read_parts r where r.part_id = protected_part_contents.part_id)
      and exists (select from wall.part_states t where t.part_id = protected_part_contents.part_id and t.state = ''agreed'' and (
        s.desk
        or (t.level = ''staff'' and (s.asked or s.staff_in_dialogue or s.on_route))
        or (t.level = ''asked_departments'' and (s.asked or s.on_route))
        or (t.level = ''named_departments'' and ((s.asked and exists (select from wall.named_parts n where n.part_id = protected_part_contents.part_id)) or s.on_route)))))',
    'protected_part_contents'));
end $$;

-- Released words stand in the way of no text any more (0014 says how the comparison gives nothing away).
create or replace function app.stands_in_text(proposal uuid, words text) returns table (part_id uuid, heading text)
language sql stable security definer set search_path = public, pg_temp as $$
  with told as (select regexp_replace(lower(normalize(words, NFKC)), '\s', '', 'g') as text)
  select p.id, p.heading
  from protected_parts p
  join protected_part_contents c on c.part_id = p.id
  cross join told
  cross join lateral (select regexp_replace(lower(normalize(c.content, NFKC)), '\s', '', 'g') as text) kept
  where p.proposal_id = proposal and p.municipality_id = app.municipality() and p.state <> 'released'
    and exists (select from wall.sight s where s.proposal_id = p.proposal_id and s.desk)
    and length(kept.text) > 1
    and exists (select from generate_series(1, greatest(1, length(kept.text) - 11), case when p.state = 'agreed' then 1 else 12 end) i
      where position(substr(kept.text, i, 12) in told.text) > 0)
  order by p.position, p.id
$$;

-- ── the clock ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- What decides who has the ball about a part, without anybody's words: beside wall.ball_facts, in whose place it stands.
create view wall.ball_parts as
select pp.id as part_id, pp.proposal_id, pp.position, jsonb_build_object('id', pp.id, 'state', pp.state, 'until', pp.until,
  'said', (select jsonb_build_object('act', t.act, 'side', t.side, 'at', t.at) from protection_talks t where t.part_id = pp.id order by t.at desc, t.id desc limit 1)) as facts
from protected_parts pp where pp.municipality_id = (select app.municipality());
grant select on wall.ball_parts to :clock;

-- Agreed parts for whose end nobody is waited for yet, and of which its proposer has not said since that they stay closed.
create view wall.ended_periods as
select pp.id as part_id, pp.proposal_id, pp.until
from protected_parts pp
join proposals p on p.id = pp.proposal_id
where pp.municipality_id = (select app.municipality()) and pp.state = 'agreed'
  and p.status in ('received', 'inquiry', 'dialogue', 'method_review', 'preparing', 'active', 'completed', 'on_hold')
  and not exists (select from waits w where w.proposal_id = pp.proposal_id and w.subject_id = pp.id and w.ended_at is null)
  and not exists (select from protection_talks t where t.part_id = pp.id and t.act = 'keep'
    and t.at >= ((pp.until + 1)::timestamp at time zone 'Asia/Tokyo'));
grant select on wall.ended_periods to :clock;

-- The guard over an event's side names the judgement, which the clock had no leave to ask: it stood in the way of every event of the
-- clock. The clock is nobody, so the judgement says nothing to it.
grant execute on function wall.flags(uuid), wall.bit(text), wall.is(uuid, text) to :clock;
