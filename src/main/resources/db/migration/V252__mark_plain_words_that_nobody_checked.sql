-- Whoever reads only the plain words of a clause must know when they may still say what the clause said before.
alter table contract_clause add column plain_unchecked boolean not null default false;
