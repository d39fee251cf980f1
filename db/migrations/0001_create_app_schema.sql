-- The base every later migration stands on: the schema, the settings an actor's transaction carries, and who owns nothing.
-- :person :visitor :authenticator :clock :worker :program are replaced by the quoted role names of the installation.

revoke create on schema public from public;
create schema if not exists app;
revoke all on schema app from public;
grant usage on schema app to :program, :person, :visitor, :authenticator, :clock, :worker;

-- A new function is closed until a migration grants it.
alter default privileges revoke execute on functions from public;

-- One row. A database cloned from a template keeps the template's roles, so the prefix is data, not the database's name.
create table app.installation (
  singleton    boolean     primary key default true check (singleton),
  prefix       text        not null check (prefix <> ''),
  installed_at timestamptz not null default now()
);
grant select on app.installation to :program;
grant select on app.migration to :program;

-- Settings of a transaction (see asActor). After a transaction a setting reads '' and not NULL: always nullif.
-- No "set search_path": a function that carries a setting is never inlined, and these stand in every policy.

-- The municipality whose rows the transaction may see; NULL sees none.
create function app.municipality() returns text language sql stable parallel safe
  return nullif(current_setting('app.municipality', true), '');

-- The signed-in person, NULL for visitors and machines.
create function app.person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.person', true), '')::uuid;

-- The one organisation the person acts for now, or NULL.
create function app.organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '')::uuid;

-- The departments the person belongs to; empty, never NULL.
create function app.departments() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.departments', true), ''), ',')::uuid[], '{}'::uuid[]);

-- The person's parts inside the city (officer, chief, approver, administrator); empty, never NULL.
create function app.roles() returns text[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.roles', true), ''), ','), '{}'::text[]);

create function app.has_role(wanted text) returns boolean language sql stable parallel safe
  return wanted = any (app.roles());

grant execute on function
  app.municipality(), app.person(), app.organisation(), app.departments(), app.roles(), app.has_role(text)
  to :program, :person, :visitor, :authenticator, :clock, :worker;
