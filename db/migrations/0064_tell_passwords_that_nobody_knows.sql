-- An account that a link or a provider opens first has a hash that nobody can fit: the list of who signs in how must not call that a password.

alter table accounts alter column password_set_at drop not null;
comment on column accounts.password_set_at is 'When its person chose the password; null: they have not, and the hash fits nothing that anybody knows.';
