-- The day by which a contract that was sent for reading is to be signed; who was reminded of it, and when both sides were told that
-- it has passed. Contracts that were sent before have none.
alter table contract
    add column sign_by date,
    add column sign_reminded_on date,
    add column sign_told_at timestamptz,
    add constraint reminded_of_a_day check (sign_by is not null or (sign_reminded_on is null and sign_told_at is null));
create index contract_to_sign on contract (business_id, sign_by) where status in ('SENT', 'SIGNED_BY_VENDOR');

-- What bound before a clause changed, so that each side sees what is otherwise than what it read.
alter table contract_clause add column earlier_texts jsonb not null default '[]';
