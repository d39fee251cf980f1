-- Whoever watches a challenge is told how it ended as well: what came of it, or that it was withdrawn (P2: nobody hears it earlier
-- because they know somebody). Written with the act itself, as its opening is.
alter table challenge_news drop constraint challenge_news_occasion_check;
alter table challenge_news add constraint challenge_news_occasion_known
  check (occasion in ('opened', 'amended', 'concluded', 'withdrawn'));

create or replace function app.note_challenge_news() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'challenge_amendments' then
    insert into challenge_news (municipality_id, challenge_id, occasion) values (new.municipality_id, new.challenge_id, 'amended');
  else
    insert into challenge_news (municipality_id, challenge_id, occasion)
      values (new.municipality_id, new.id, case new.status when 'open' then 'opened' else new.status end);
  end if;
  return null;
end $$;
-- A draft that is given up was never told to anybody.
create trigger challenges_ended after update of status on challenges for each row
  when (new.status in ('concluded', 'withdrawn') and old.status <> new.status and new.published_at is not null)
  execute function app.note_challenge_news();

-- The digest of a week is what waited on its first morning: who is asked for the first time at ten o'clock gets the mail of their turn, and
-- not the digest of the same thing besides.
create or replace view wall.department_clocks as
select s.person_id, who.name, c.email, w.municipality_id, w.proposal_id, w.task, w.due, p.fiscal_year, p.serial, w.since
from waits w
join proposals p on p.id = w.proposal_id
join staff_posts s on s.department_id = w.department_id and s.ended_at is null
join people who on who.id = s.person_id and who.ended_at is null
join contacts c on c.person_id = s.person_id
where w.municipality_id = (select app.municipality()) and w.holder = 'department' and w.ended_at is null
  and not exists (select from conflict_declarations t where t.proposal_id = w.proposal_id and t.person_id = s.person_id and t.has_tie);
