-- Twenty texts at a time are read and kept (0083), and each time all proposals were read and all that is kept of them: how many come is unknown
-- to the plan. Now each is looked up by its key. What is read and kept is as before.
create or replace function app.texts_to_match(vocabulary text, most int)
returns table (proposal_id uuid, title text, summary text, what text, benefit text)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Two ranges and not <>, so that the index finds them among a million.
  return query
  with before as (
    select m.proposal_id from matched_texts m where m.municipality_id = app.municipality() and m.vocabulary < texts_to_match.vocabulary
    order by m.vocabulary, m.proposal_id limit most for update skip locked
  ), after as (
    select m.proposal_id from matched_texts m where m.municipality_id = app.municipality() and m.vocabulary > texts_to_match.vocabulary
    order by m.vocabulary, m.proposal_id limit most for update skip locked
  ), due as (select b.proposal_id from before b union all select a.proposal_id from after a limit most)
  select p.id, p.title, coalesce(t.summary, ''), coalesce(t.what, ''), coalesce(t.benefit, '')
  from due d
  cross join lateral (select x.id, x.title from proposals x
    where x.id = d.proposal_id and x.submitted_at is not null and not x.sealed limit 1) p
  left join lateral (select x.summary, x.what, x.benefit from proposal_texts x
    where x.proposal_id = p.id and x.submitted_at is not null order by x.version desc limit 1) t on true;
end $$;

create or replace function app.keep_topics(vocabulary text, read jsonb) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  their_ids uuid[] := array(select (f->>'proposal')::uuid from jsonb_array_elements(keep_topics.read) f);
begin
  update matched_texts m set vocabulary = keep_topics.vocabulary
    where m.proposal_id = any (their_ids) and m.municipality_id = app.municipality();
  delete from matched_topics k where k.proposal_id = any (their_ids) and k.municipality_id = app.municipality();
  insert into matched_topics (proposal_id, municipality_id, topic, share, submitted_at)
  select p.id, p.municipality_id, x.topic, x.share, p.submitted_at
  from jsonb_array_elements(keep_topics.read) f
  cross join lateral (select y.id, y.municipality_id, y.submitted_at from proposals y
    where y.id = (f->>'proposal')::uuid and y.municipality_id = app.municipality() and y.submitted_at is not null and not y.sealed limit 1) p
  cross join lateral rows from (jsonb_array_elements_text(f->'topics'), jsonb_array_elements_text(f->'shares')) as listed(topic, amount)
  cross join lateral (select listed.topic, listed.amount::real as share) x;
end $$;
