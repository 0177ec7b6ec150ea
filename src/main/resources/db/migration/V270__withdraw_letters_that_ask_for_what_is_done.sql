-- A letter that asks for something is not sent any more once that is done or nobody asks for it.
alter table message add column about uuid;
create index message_asks_for_something on message (business_id, about)
    where about is not null and status in ('WAITING', 'FAILED');

-- Reminders that were written before their end was kept: each was of use for a week at most. The owner of the table sees the
-- rows of all businesses only while it does not bind itself.
alter table message no force row level security;
update message set useful_until = created_at + interval '7 days'
where status in ('WAITING', 'FAILED') and useful_until is null and button = 'Write the report';
alter table message force row level security;
