-- Single sign-on (OpenID Connect): who somebody is at a provider, and which posts a provider has given. The provider's secret is in the
-- configuration, never here.

create table sign_in_identities (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  person_id uuid not null references people,
  provider text not null,
  issuer text not null,
  subject text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  constraint sign_in_identities_once unique (municipality_id, issuer, subject)
);
create index sign_in_identities_of_person on sign_in_identities (person_id, created_at);
comment on table sign_in_identities is 'Issuer and subject are the identity (OpenID Connect Core 5.7): a mail address can pass to somebody else.';

alter table sign_in_identities enable row level security;
create policy registers on sign_in_identities for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select, insert, update, delete on sign_in_identities to :authenticator;

alter table staff_posts add column given_by text;
comment on column staff_posts.given_by is 'The provider whose role gave this post: it goes when the role has gone at the next sign-in. Null: an administrator gave it here.';
