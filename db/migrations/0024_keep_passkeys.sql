-- Passkeys: a second factor, or instead of password and code. Read by the authenticator alone, as all that signs somebody in.

create table passkeys (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  person_id uuid not null references people,
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  browser text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz,
  constraint passkeys_credential_once unique (municipality_id, credential_id)
);
create index passkeys_of_person on passkeys (person_id, created_at);
comment on column passkeys.counter is 'What the device last counted; one that counts and falls behind is a copy, and is refused.';

create table used_challenges (
  challenge bytea not null,
  municipality_id text not null default app.municipality() references municipalities,
  expires_at timestamptz not null,
  constraint used_challenges_once primary key (municipality_id, challenge)
);
create index used_challenges_by_end on used_challenges (municipality_id, expires_at);
comment on table used_challenges is 'Challenges that were answered rightly: an answer works once. Kept until the challenge would be too old anyway.';

alter table passkeys enable row level security;
alter table used_challenges enable row level security;
create policy registers on passkeys for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on used_challenges for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select, insert, update, delete on passkeys to :authenticator;
grant select, insert, delete on used_challenges to :authenticator;
