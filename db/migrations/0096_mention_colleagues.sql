-- Whom somebody can mention in their own lane: their own side, as far as it reads this proposal, without who has a tie. The database says it,
-- because nobody reads the ties of others; what follows from an absence is no more than that somebody does not read it.
create function app.talk_people(proposal uuid, lane text) returns table (person_id uuid, name text, place text)
language sql stable security definer set search_path = public, pg_temp as $$
  with mine as (select wall.flags(talk_people.proposal) as flags)
  select distinct on (p.id) p.id, p.name, x.place
  from (
    -- A member of the organisation mentions their colleagues in messages.
    select m.person_id, '' as place, 0 as rank from mine, memberships m join proposals s on s.organisation_id = m.organisation_id
    where s.id = talk_people.proposal and m.ended_at is null and talk_people.lane = 'messages' and (mine.flags & 1) <> 0
    union all
    -- The city's people mention each other: in messages who speaks in the dialogue, in notes who reads the notes.
    select t.person_id, 'デスク', 1 from mine, staff_posts t
    where t.role in ('officer', 'chief') and t.ended_at is null and t.municipality_id = app.municipality()
      and (mine.flags & case talk_people.lane when 'messages' then 4 + 128 else 4 + 64 + 256 end) <> 0 and (mine.flags & 1) = 0
    union all
    select t.person_id, d.name, 2 from mine, staff_posts t
    join departments d on d.id = t.department_id
    join inquiries i on i.department_id = t.department_id and i.proposal_id = talk_people.proposal and i.ended_at is null
    join proposals s on s.id = i.proposal_id
    where t.ended_at is null and t.municipality_id = app.municipality() and (mine.flags & 1) = 0 and case talk_people.lane
      when 'messages' then (mine.flags & (4 + 128)) <> 0 and s.dialogue_at is not null and exists (select from inquiry_answers a
        where a.inquiry_id = i.id and a.confirmed_at is not null and a.outcome in ('dialogue', 'conditions'))
      else (mine.flags & (4 + 64 + 256)) <> 0 end
    union all
    select a.person_id, '決裁・合議', 3 from mine, approval_steps a
    where a.proposal_id = talk_people.proposal and talk_people.lane = 'notes' and (mine.flags & (4 + 64 + 256)) <> 0 and (mine.flags & 1) = 0
  ) x
  join people p on p.id = x.person_id and p.ended_at is null and p.blocked_at is null and p.municipality_id = app.municipality()
  where p.id <> app.person()
    and not exists (select from conflict_declarations c where c.proposal_id = talk_people.proposal and c.person_id = p.id and c.has_tie)
  order by p.id, x.rank
$$;
revoke all on function app.talk_people(uuid, text) from public;
grant execute on function app.talk_people(uuid, text) to :person;
