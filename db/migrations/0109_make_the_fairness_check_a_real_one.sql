-- P2: the fairness check rests on what the city's own record says, is answered by somebody who neither wrote the plan nor proposes the
-- method, and no longer holds when what it judged has changed.

-- What of a plan and of the facts behind the method decides whether it is fair: exclusive terms (place, name, period, data stand in scope,
-- roles, contributions and period), money, and what follows a trial. The one list of them; src/domain/method/fairness.ts names them for people.
-- The city's own word that something costs nothing changes no term; a plan of before 0064 has its contributions as resources.
create function app.fairness_terms(plan jsonb, facts jsonb) returns jsonb language sql immutable as $$
  select jsonb_strip_nulls(jsonb_build_object(
    'scope', plan -> 'scope', 'roles', plan -> 'roles', 'period', plan -> 'period',
    'contributions', coalesce((select jsonb_agg(c - 'cityCheck' order by n)
      from jsonb_array_elements(plan -> 'contributions') with ordinality e(c, n)), plan -> 'resources'),
    'next', plan -> 'exit' -> 'next',
    'spending', case when facts is null then null else jsonb_build_array(facts -> 'cityBearsCost', facts -> 'estimatedCostYen',
      facts -> 'contractKind', facts -> 'fixedCounterpartyReason', facts -> 'otherOperatorsCouldDoIt') end))
$$;
grant execute on function app.fairness_terms(jsonb, jsonb) to :person;

-- What a check judged, as it stood then; null for checks of before this migration, of which it is not known.
alter table fairness_checks add column terms jsonb;

create function wall.fairness_terms_now(proposal uuid) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  select app.fairness_terms(
    (select p.body from plans p where p.proposal_id = proposal order by p.version desc limit 1),
    (select f.facts from method_facts f where f.proposal_id = proposal))
$$;
revoke all on function wall.fairness_terms_now(uuid) from public;

-- Whose words stand in the plan: a version of their own, or a suggestion that was accepted.
create function wall.has_drafted(proposal uuid, person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from plans p where p.proposal_id = proposal and p.drafted_by = person)
    or exists (select from plan_suggestions s where s.proposal_id = proposal and s.by_id = person and s.state = 'accepted')
$$;
revoke all on function wall.has_drafted(uuid, uuid) from public;

-- Whoever wrote a version of the plan or proposed the method does not answer; what was judged is kept by the database itself.
create function wall.guard_fairness_check() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.person() is not null and (
    wall.has_drafted(new.proposal_id, new.by_id)
    or exists (select from approval_papers a where a.proposal_id = new.proposal_id and a.kind = 'method' and a.drafted_by = new.by_id)) then
    raise exception 'whoever wrote the plan or proposed the method does not check the fairness' using errcode = 'insufficient_privilege';
  end if;
  new.terms := wall.fairness_terms_now(new.proposal_id);
  return new;
end $$;
create trigger d_judged before insert on fairness_checks for each row execute function wall.guard_fairness_check();

-- The newest check: fair, by nobody who has written in the plan, and nothing that it judged has changed since.
create function wall.fairness_stands(proposal uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select c.conclusion = 'fair'
      and not wall.has_drafted(proposal, c.by_id)
      and (c.terms is null or not exists (select from jsonb_each(wall.fairness_terms_now(proposal)) n where n.value is distinct from c.terms -> n.key))
    from fairness_checks c where c.proposal_id = proposal order by c.at desc limit 1), false)
$$;
revoke all on function wall.fairness_stands(uuid) from public;

create function wall.guard_fairness_confirmation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.person() is not null and new.principle = 'P2' and not exists (
    select from (select c.by_id from fairness_checks c where c.proposal_id = new.proposal_id order by c.at desc limit 1) c
    where c.by_id = new.by_id and wall.fairness_stands(new.proposal_id)) then
    raise exception 'P2 is confirmed by who has answered the fairness check' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger d_answered before insert or update on gate_confirmations for each row execute function wall.guard_fairness_confirmation();

-- No paper about the method goes on its route, and none is approved, while the check is not answered; nor is it drafted by who answered it.
create function wall.guard_method_paper() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app.person() is null or new.kind <> 'method' then return new; end if;
  if (tg_op = 'INSERT' or (new.state = 'approved' and old.state <> 'approved')) and not wall.fairness_stands(new.proposal_id) then
    raise exception 'the fairness check stops the method step' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' and new.drafted_by = (
    select c.by_id from fairness_checks c where c.proposal_id = new.proposal_id order by c.at desc limit 1) then
    raise exception 'whoever answered the fairness check does not propose the method' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger d_fair before insert or update on approval_papers for each row execute function wall.guard_method_paper();

-- What the record said on the day of a check, line by line: each speaks of a proposal, and is read by who may read both the check and that
-- proposal, so that an old answer names nothing to anybody that their own sight does not. `shown_to`: the matrix line of what it says.
create table fairness_evidence (
  id uuid primary key default gen_random_uuid(),
  check_id uuid not null references fairness_checks,
  proposal_id uuid not null references proposals,
  municipality_id text not null default app.municipality() references municipalities,
  question text not null,
  kind text not null,
  about_id uuid not null references proposals,
  shown_to text not null check (shown_to in ('review', 'dialogue', 'desk')),
  position int not null,
  facts jsonb not null
);
comment on table fairness_evidence is 'P2: what the city''s own record said beside each question on the day of the answer.';
create unique index fairness_evidence_in_order on fairness_evidence (check_id, position);
create index fairness_evidence_of_proposal on fairness_evidence (proposal_id);
alter table fairness_evidence enable row level security;
-- 4 desk, 64 asked, 128 taking part, 256 on the route (wall.flags, 0008).
create policy reads on fairness_evidence for select to :person using (municipality_id = app.municipality()
  and (wall.flags(proposal_id) & case shown_to when 'review' then 4 + 64 + 256 when 'dialogue' then 4 + 128 + 256 else 4 end) <> 0
  and (about_id = proposal_id or exists (select from proposals p where p.id = fairness_evidence.about_id)));
create policy adds on fairness_evidence for insert to :person with check (municipality_id = app.municipality()
  and (wall.flags(proposal_id) & (4 + 64)) <> 0
  and exists (select from fairness_checks c where c.id = fairness_evidence.check_id and c.proposal_id = fairness_evidence.proposal_id
    and c.by_id = (select app.person())));
grant select, insert on fairness_evidence to :person;

-- Whether P2 still holds is told with its confirmation, also to who does not read the check itself (its proposer); the clock needs it to
-- know whose turn it is. No words of anybody, only yes or no.
create function app.fairness_holds(proposal uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select (wall.flags(proposal) & (1 + 4 + 32 + 64 + 256)) <> 0 and wall.fairness_stands(proposal)
$$;
revoke all on function app.fairness_holds(uuid) from public;
grant execute on function app.fairness_holds(uuid) to :person;
grant execute on function wall.fairness_stands(uuid) to :clock;
