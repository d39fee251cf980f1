-- 協定番号 (G8.2-1): given at the conclusion, per municipality and fiscal year, no gaps, no doubles.
create table agreement_numbers (
  municipality_id text not null references municipalities,
  fiscal_year int not null,
  last int not null,
  primary key (municipality_id, fiscal_year)
);
comment on table agreement_numbers is 'The counter behind 協定番号. Nobody reads it but app.next_agreement_number.';
alter table agreement_numbers enable row level security;

-- Its row lock is held until the conclusion commits: a number that was taken back by a rollback is given again.
create function app.next_agreement_number(year int) returns int
language sql security definer set search_path = public, pg_temp as $$
  insert into agreement_numbers as n (municipality_id, fiscal_year, last) values (app.municipality(), year, 1)
  on conflict (municipality_id, fiscal_year) do update set last = n.last + 1
  returning last
$$;
revoke all on function app.next_agreement_number(int) from public;
grant execute on function app.next_agreement_number(int) to :person;

-- The list of agreements (/desk/agreements) reads concluded ones newest first.
create index agreements_concluded on agreements (municipality_id, concluded_on desc, proposal_id) where state = 'concluded';
