-- The desk learns words from proposals that nobody else may read. Beside the form of whoever writes outside, a hit on such a word would say
-- that the city knows it. So a word of the city's own counts inside, and outside only where the desk says so; a shipped word that is taken
-- away tells nothing and counts on both sides. What was kept before stays inside.
alter table vocabulary_words add column is_public boolean not null default false;
drop policy reads on vocabulary_words;
create policy reads on vocabulary_words for select to :person using (municipality_id = (select app.municipality())
  and (is_public or (select app.has_role('officer') or app.has_role('chief'))));
create policy reads_public on vocabulary_words for select to :visitor using (municipality_id = (select app.municipality()) and is_public);
grant select (is_public) on vocabulary_words to :visitor;
grant update (is_public) on vocabulary_words to :person;
