-- Whether a name is taken was asked of every row: with row-level security, an index on an expression is of no use, since the
-- function in it might tell a row to somebody who must not see it. A column that holds what the expression gives can be used.
alter table task add column folded_name text not null generated always as (folded(name)) stored;
create index task_by_folded_name on task (business_id, folded_name) where removed_at is null;
alter table vendor add column folded_name text not null generated always as (folded(name)) stored;
create index vendor_by_folded_name on vendor (business_id, folded_name);
alter table reference_check add column folded_client text not null generated always as (folded(client)) stored;
drop index reference_check_by_client;
create index reference_check_by_client on reference_check (business_id, folded_client);
