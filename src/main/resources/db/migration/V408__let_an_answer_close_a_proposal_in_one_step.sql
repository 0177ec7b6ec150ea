-- Whoever answers a proposal with other words closes one and opens another at once: that only one is open holds at the end of it.
drop index one_open_proposal_per_clause;
alter table contract_proposal add constraint one_open_proposal_per_clause
    exclude using btree (business_id with =, clause_id with =) where (state = 'OPEN') deferrable initially deferred;
