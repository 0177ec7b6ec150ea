-- A change of a contract can add clauses of the business's own, which stand behind all others, and end some: those keep their numbers.
alter table contract_amendment add column added_clauses jsonb
    constraint added_clauses_are_a_list check (jsonb_typeof(added_clauses) = 'array');
alter table contract_amendment add column ended_clauses jsonb
    constraint ended_clauses_are_a_list check (jsonb_typeof(ended_clauses) = 'array');
