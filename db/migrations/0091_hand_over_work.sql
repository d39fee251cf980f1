-- 引継ぎ (process.md "Staff move on 1 April"): what one person had passes to others on a day, in bulk; the clock carries it out once, and the
-- clocks of the work go on (decision 0059). At the desk a proposal is somebody's, in a department
-- an inquiry has somebody who handles it; of the rest the hand-over says who goes on with it.
create table hand_overs (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  -- Who leaves or moves.
  person_id uuid not null references people,
  -- Null: of the desk.
  department_id uuid,
  on_day date not null,
  note text not null default '',
  planned_by uuid not null references people,
  planned_at timestamptz not null,
  carried_out_at timestamptz,
  cancelled_at timestamptz,
  constraint hand_overs_department foreign key (department_id, municipality_id) references departments (id, municipality_id),
  constraint hand_overs_cancelled_or_carried_out check (carried_out_at is null or cancelled_at is null)
);
create index hand_overs_newest on hand_overs (municipality_id, on_day desc, id);
create index hand_overs_due on hand_overs (municipality_id, on_day) where carried_out_at is null and cancelled_at is null;

alter table inquiries add constraint inquiries_of_their_proposal unique (id, proposal_id);
create table hand_over_lines (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  hand_over_id uuid not null references hand_overs,
  kind text not null check (kind in ('proposal', 'inquiry', 'consultation', 'challenge')),
  -- The proposal, also of an inquiry.
  proposal_id uuid references proposals,
  inquiry_id uuid,
  consultation_id uuid references consultations,
  challenge_id uuid references challenges,
  to_id uuid not null references people,
  -- refused: a tie, or no post there any more. ended: nothing was left to pass.
  outcome text check (outcome in ('passed', 'refused', 'ended')),
  constraint hand_over_lines_about_one_thing check (
    (kind in ('proposal', 'inquiry')) = (proposal_id is not null) and (kind = 'inquiry') = (inquiry_id is not null)
    and (kind = 'consultation') = (consultation_id is not null) and (kind = 'challenge') = (challenge_id is not null)),
  constraint hand_over_lines_same_inquiry foreign key (inquiry_id, proposal_id) references inquiries (id, proposal_id)
);
create index hand_over_lines_of_hand_over on hand_over_lines (hand_over_id, id);
create index hand_over_lines_to_person on hand_over_lines (to_id, hand_over_id);
alter table hand_overs enable row level security;
alter table hand_over_lines enable row level security;

-- Owner's rights: who receives something of a hand-over reads what it is.
create view wall.hand_overs_received as
select distinct l.hand_over_id from hand_over_lines l where l.municipality_id = (select app.municipality()) and l.to_id = (select app.person());
grant select on wall.hand_overs_received to :person;

-- Who leaves, who planned it, who receives, and the chief where it is the desk's.
create policy reads on hand_overs for select to :person using (municipality_id = (select app.municipality()) and (
  person_id = (select app.person()) or planned_by = (select app.person())
  or (department_id is null and (select app.has_role('chief')))
  or id in (select r.hand_over_id from wall.hand_overs_received r)));
create policy adds on hand_overs for insert to :person with check (municipality_id = (select app.municipality())
  and planned_by = (select app.person()) and carried_out_at is null and cancelled_at is null
  and case when department_id is null then (select app.has_role('chief'))
    else exists (select from staff_posts s where s.person_id = (select app.person()) and s.role = 'head' and s.ended_at is null
      and s.department_id = hand_overs.department_id) end);
create policy cancels on hand_overs for update to :person using (municipality_id = (select app.municipality())
  and (planned_by = (select app.person()) or (department_id is null and (select app.has_role('chief'))))
  and carried_out_at is null and cancelled_at is null) with check (cancelled_at is not null and carried_out_at is null);
create policy clock_reads on hand_overs for select to :clock using (municipality_id = (select app.municipality()));
grant select, insert on hand_overs to :person;
grant update (cancelled_at) on hand_overs to :person;
grant select on hand_overs to :clock;

-- A line is read as the record it speaks of: a tie takes it away with everything else (P2).
create policy reads on hand_over_lines for select to :person using (municipality_id = (select app.municipality())
  and (to_id = (select app.person()) or exists (select from hand_overs h where h.id = hand_over_lines.hand_over_id
    and (h.person_id = (select app.person()) or h.planned_by = (select app.person()) or (h.department_id is null and (select app.has_role('chief'))))))
  and (proposal_id is null or (wall.flags(proposal_id) & (4 + 64)) <> 0)
  and (consultation_id is null or exists (select from consultations c where c.id = hand_over_lines.consultation_id))
  and (challenge_id is null or exists (select from challenges c where c.id = hand_over_lines.challenge_id)));
create policy adds on hand_over_lines for insert to :person with check (municipality_id = (select app.municipality()) and outcome is null
  and exists (select from hand_overs h where h.id = hand_over_lines.hand_over_id and h.planned_by = (select app.person())
    and h.carried_out_at is null and h.cancelled_at is null
    and (h.department_id is null or kind <> 'proposal')
    -- Of the department alone that it is a hand-over of.
    and (inquiry_id is null or exists (select from inquiries i where i.id = hand_over_lines.inquiry_id and i.department_id = h.department_id))
    and (h.department_id is null or consultation_id is null or exists (select from consultations c where c.id = hand_over_lines.consultation_id and c.department_id = h.department_id))
    and (h.department_id is null or challenge_id is null or exists (select from challenges c where c.id = hand_over_lines.challenge_id and c.department_id = h.department_id)))
  and (proposal_id is null or (wall.flags(proposal_id) & (4 + 64)) <> 0)
  and (consultation_id is null or exists (select from consultations c where c.id = hand_over_lines.consultation_id))
  and (challenge_id is null or exists (select from challenges c where c.id = hand_over_lines.challenge_id)));
grant select, insert on hand_over_lines to :person;

-- Whether somebody can receive something: works there, and has declared no tie. That they have one is not said, only that they cannot.
create function app.may_receive(person uuid, department uuid, proposal uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from staff_posts s join people p on p.id = s.person_id
      where s.person_id = person and s.municipality_id = app.municipality() and s.ended_at is null and p.ended_at is null and p.blocked_at is null
        and case when department is null then s.role in ('officer', 'chief') else s.department_id = department end)
    and (proposal is null or not exists (select from conflict_declarations t where t.proposal_id = proposal and t.person_id = person and t.has_tie))
$$;
revoke all on function app.may_receive(uuid, uuid, uuid) from public;
grant execute on function app.may_receive(uuid, uuid, uuid) to :person;

-- An inquiry that passes to a department that follows (0090) takes its talk and its handler (0088) along.
alter table inquiry_talks drop constraint inquiry_talks_same_inquiry;
alter table inquiry_talks add constraint inquiry_talks_same_inquiry
  foreign key (inquiry_id, proposal_id, department_id) references inquiries (id, proposal_id, department_id) on update cascade;
alter table inquiry_handlers drop constraint inquiry_handlers_same_inquiry;
alter table inquiry_handlers add constraint inquiry_handlers_same_inquiry
  foreign key (inquiry_id, proposal_id, department_id) references inquiries (id, proposal_id, department_id) on update cascade;

-- Carries one out, once, on its day or later. Owner's rights: the clock reads and writes no assignment by itself.
create function app.carry_out_hand_over(hand_over uuid, moment timestamptz)
returns table (kind text, proposal_id uuid, from_id uuid, to_id uuid, department_id uuid, planned_by uuid, outcome text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  todo hand_overs;
  line hand_over_lines;
  became text;
begin
  select h.* into todo from hand_overs h where h.id = hand_over and h.municipality_id = app.municipality() and h.carried_out_at is null
    and h.cancelled_at is null and h.on_day <= (moment at time zone 'Asia/Tokyo')::date for update skip locked;
  if not found then return; end if;
  update hand_overs h set carried_out_at = moment where h.id = todo.id;
  for line in select l.* from hand_over_lines l where l.hand_over_id = todo.id order by l.id loop
    became := case
      when line.kind = 'proposal' and not exists (select from assignments a join proposals p on p.id = a.proposal_id
        where a.proposal_id = line.proposal_id and a.person_id = todo.person_id and a.ended_at is null
          and p.status not in ('completed', 'declined', 'not_selected', 'lapsed', 'withdrawn')) then 'ended'
      when line.kind = 'inquiry' and not exists (select from inquiries i where i.id = line.inquiry_id and i.ended_at is null
        and i.department_id = todo.department_id) then 'ended'
      when line.kind = 'consultation' and not exists (select from consultations c where c.id = line.consultation_id
        and c.state in ('open', 'passed_on', 'answered')) then 'ended'
      when line.kind = 'challenge' and not exists (select from challenges c where c.id = line.challenge_id
        and c.status not in ('concluded', 'withdrawn')) then 'ended'
      when not app.may_receive(line.to_id, todo.department_id, line.proposal_id) then 'refused'
      else 'passed' end;
    if became = 'passed' and line.kind = 'proposal' then
      update assignments a set ended_at = moment where a.proposal_id = line.proposal_id and a.person_id = todo.person_id and a.ended_at is null;
      insert into assignments (proposal_id, person_id, municipality_id, assigned_by, at)
        values (line.proposal_id, line.to_id, todo.municipality_id, todo.planned_by, moment)
        on conflict (proposal_id, person_id) do update set ended_at = null, assigned_by = excluded.assigned_by, at = excluded.at
          where assignments.ended_at is not null;
    end if;
    if became = 'passed' and line.kind = 'inquiry' then
      insert into inquiry_handlers (inquiry_id, proposal_id, municipality_id, department_id, person_id, handed_by, note, at)
        values (line.inquiry_id, line.proposal_id, todo.municipality_id, todo.department_id, line.to_id, todo.planned_by, '', moment)
        on conflict (inquiry_id) do update set person_id = excluded.person_id, handed_by = excluded.handed_by, note = '', at = excluded.at;
    end if;
    update hand_over_lines l set outcome = became where l.id = line.id;
    kind := line.kind; proposal_id := line.proposal_id; from_id := todo.person_id; to_id := line.to_id;
    department_id := todo.department_id; planned_by := todo.planned_by; outcome := became;
    return next;
  end loop;
  -- One notice for each who receives something, and one for who planned it.
  insert into notices (person_id, municipality_id, hand_over_id, kind, what, at)
    select distinct l.to_id, todo.municipality_id, todo.id, 'news', 'hand-over-received', moment from hand_over_lines l
      where l.hand_over_id = todo.id and l.outcome = 'passed' and l.to_id <> todo.planned_by
    union all select todo.planned_by, todo.municipality_id, todo.id, 'news', 'hand-over-carried-out', moment;
end $$;
revoke all on function app.carry_out_hand_over(uuid, timestamptz) from public;
grant execute on function app.carry_out_hand_over(uuid, timestamptz) to :clock;

-- ── who is told ─────────────────────────────────────────────────────────────────────────────────────────────────────
alter table notices add column hand_over_id uuid references hand_overs;
alter table notices drop constraint notices_about_one_thing;
alter table notices add constraint notices_about_one_thing
  check (num_nonnulls(proposal_id, consultation_id, challenge_id, request_id, seed_id, hand_over_id) = 1);
alter policy reads on notices using (municipality_id = (select app.municipality()) and person_id = (select app.person())
  and (proposal_id is null or exists (select from proposals p where p.id = notices.proposal_id))
  and (consultation_id is null or exists (select from consultations c where c.id = notices.consultation_id))
  and (challenge_id is null or exists (select from challenges c where c.id = notices.challenge_id))
  and (request_id is null or exists (select from challenge_requests r where r.id = notices.request_id))
  and (seed_id is null or exists (select from challenge_seeds s where s.id = notices.seed_id))
  and (hand_over_id is null or exists (select from hand_overs h where h.id = notices.hand_over_id)));

create or replace view wall.notices_to_mail as
select n.id, n.municipality_id, n.person_id, n.kind, n.what, n.due, n.at, n.proposal_id, n.consultation_id,
  who.name, c.email, coalesce(m.pace, case when who.side = 'partner' then 'each' else 'turns' end) as pace,
  coalesce(p.fiscal_year, k.fiscal_year) as fiscal_year, coalesce(p.serial, k.serial) as serial, n.challenge_id, n.subject_id,
  n.request_id, n.seed_id, n.hand_over_id
from notices n
join people who on who.id = n.person_id
join contacts c on c.person_id = n.person_id
left join mail_choices m on m.person_id = n.person_id
left join proposals p on p.id = n.proposal_id
left join consultations k on k.id = n.consultation_id
where n.municipality_id = (select app.municipality()) and n.mailed_at is null and who.ended_at is null and who.blocked_at is null
  -- What was done meanwhile is nobody's turn any more.
  and not exists (select from waits w where w.id = n.wait_id and w.ended_at is not null)
  and not exists (select from challenge_requests r where r.id = n.request_id and r.answer is not null);
