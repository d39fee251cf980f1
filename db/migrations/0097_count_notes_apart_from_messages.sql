-- The place of words in the order of the talk stands on the page of both sides ("read up to here"). Drawn from one sequence, the gaps between two
-- messages told a proposer how much was noted inside meanwhile: counts are inside too. Notes are never put in order with messages, so they
-- count for themselves; from the same height on, for what was read stays read.
create sequence note_seq;
select setval('note_seq', nextval('talk_seq'));
grant usage on sequence note_seq to :person;
alter table internal_notes alter column seq set default nextval('note_seq');
alter table note_changes alter column seq set default nextval('note_seq');
