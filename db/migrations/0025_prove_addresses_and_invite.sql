-- Whose mail address is proven, and invitations to an organisation. Both are letters with a link of which only the hash is kept.

alter table accounts add column verified_at timestamptz;
comment on column accounts.verified_at is 'When its person opened a link that was sent to the address (login); null: nobody has shown whose it is.';

-- Registered where mail leaves the city, and the address not proven yet. The account comes into being with the proof: before it nobody
-- holds an address that is not theirs, and nobody learns by registering whether somebody else is here (ASVS 6.3.8).
create table pending_accounts (
  person_id uuid primary key references people,
  municipality_id text not null default app.municipality() references municipalities,
  login text not null,
  password_hash text not null,
  created_at timestamptz not null
);
create index pending_accounts_of_login on pending_accounts (municipality_id, login, created_at desc);

create table address_proofs (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  person_id uuid not null references people,
  -- The address that is proven by opening the link.
  login text not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint address_proofs_token_once unique (token_hash)
);
create index address_proofs_of_person on address_proofs (person_id, created_at desc);
create index address_proofs_of_login on address_proofs (municipality_id, login, created_at desc);

alter table pending_accounts enable row level security;
alter table address_proofs enable row level security;
create policy registers on pending_accounts for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
create policy registers on address_proofs for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select, insert, update, delete on pending_accounts to :authenticator;
grant select, insert, update on address_proofs to :authenticator;
grant update on contacts to :authenticator;

-- A link that was asked for by mail is told from one that an administrator made: by its own limit.
create index setup_links_by_mail on setup_links (person_id, created_at desc) where made_by is null and person_id is not null;

create table invitations (
  id uuid primary key default gen_random_uuid(),
  municipality_id text not null default app.municipality() references municipalities,
  organisation_id uuid not null references organisations,
  mail text not null,
  role text not null check (role in ('member', 'representative')),
  token_hash bytea not null,
  -- Sent to the address, so that whoever has the link has shown whose it is; otherwise handed over by hand.
  is_mailed boolean not null,
  invited_by uuid not null references people,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_by uuid references people,
  accepted_at timestamptz,
  revoked_by uuid references people,
  revoked_at timestamptz,
  constraint invitations_token_once unique (token_hash),
  constraint invitations_accepted_by_somebody check ((accepted_by is null) = (accepted_at is null)),
  constraint invitations_revoked_by_somebody check ((revoked_by is null) = (revoked_at is null)),
  constraint invitations_accepted_or_revoked check (accepted_at is null or revoked_at is null)
);
create index invitations_of_organisation on invitations (organisation_id, created_at desc, id);
comment on table invitations is 'Who was asked into an organisation, by whom, as what, and what came of it.';

alter table invitations enable row level security;
-- ● the organisation one acts for; the hash of the link is granted to nobody but the authenticator.
create policy reads on invitations for select to :person using (municipality_id = (select app.municipality())
  and organisation_id = (select app.organisation()));
grant select (id, municipality_id, organisation_id, mail, role, is_mailed, invited_by, created_at, expires_at, accepted_by, accepted_at, revoked_by, revoked_at)
  on invitations to :person;
create policy registers on invitations for all to :authenticator using (municipality_id = (select app.municipality())) with check (municipality_id = (select app.municipality()));
grant select, insert, update on invitations to :authenticator;
