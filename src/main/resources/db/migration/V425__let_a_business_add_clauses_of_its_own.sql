-- A business adds clauses of its own to a contract: there can be several, and each has an identity of its own by which amendments
-- of the contract find it again.
alter table contract_clause
    add column own_id uuid,
    add constraint own_clauses_can_be_told_apart check ((type = 'OWN') = (own_id is not null)),
    drop constraint one_clause_per_type;
create unique index one_clause_per_type on contract_clause (business_id, contract_id, type) where type <> 'OWN';
create unique index one_own_clause on contract_clause (business_id, contract_id, own_id) where own_id is not null;
create index contract_clause_by_contract on contract_clause (business_id, contract_id);
