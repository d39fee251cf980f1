-- What the worker needs to put a meeting into the calendars of those whom it writes to: when, how often it was changed, whether it stands.
-- No words of anybody, and neither place nor link.
create view wall.meetings_to_mail as
select m.id, m.municipality_id, m.proposal_id, m.state, m.starts_at, m.minutes_long, m.sequence, p.fiscal_year, p.serial
from meetings m join proposals p on p.id = m.proposal_id
where m.municipality_id = (select app.municipality()) and m.sequence > 0 and m.state in ('proposed', 'agreed', 'cancelled');
grant select on wall.meetings_to_mail to :worker;
