-- The desk's own words beside the shipped vocabulary (G6.2a): a row says that a word leads to a part of the city's work, or that a shipped
-- one does not. They say nothing of any proposal, and what is shown to people outside goes by them too: everybody reads them.
create table vocabulary_words (
  municipality_id text not null default app.municipality() references municipalities,
  topic text not null check (char_length(topic) between 1 and 60),
  -- How people speak of the work, or how an office's name and duties do.
  side text not null check (side in ('people', 'office')),
  word text not null check (char_length(word) between 1 and 60 and word !~ '\s'),
  counts boolean not null,
  by_id uuid not null references people,
  at timestamptz not null,
  primary key (municipality_id, topic, side, word)
);
alter table vocabulary_words enable row level security;
create policy reads on vocabulary_words for select to :person, :visitor using (municipality_id = (select app.municipality()));
create policy adds on vocabulary_words for insert to :person with check (municipality_id = (select app.municipality())
  and by_id = (select app.person()) and (select app.has_role('officer') or app.has_role('chief')));
create policy changes on vocabulary_words for update to :person
  using (municipality_id = (select app.municipality()) and (select app.has_role('officer') or app.has_role('chief')))
  with check (municipality_id = (select app.municipality()) and by_id = (select app.person()));
grant select on vocabulary_words to :person;
grant select (municipality_id, topic, side, word, counts) on vocabulary_words to :visitor;
grant insert, update (counts, by_id, at) on vocabulary_words to :person;
