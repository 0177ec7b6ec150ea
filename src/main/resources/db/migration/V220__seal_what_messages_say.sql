-- Codes stand in what messages say, so it is sealed like the page they open. Rows written before keep their plain text.
-- Confidential: it proves that its reader reads this mailbox, so nobody else ever sees what it says.
alter table message
    add column sealed_body bytea,
    add column confidential boolean not null default false,
    -- When the mail server was first asked in vain; null as long as it was not.
    add column tried_since timestamptz,
    alter column body drop not null,
    add constraint words_are_kept_once check (body is null or sealed_body is null);
create index confidential_message_to_forget on message (business_id, useful_until)
    where confidential and (body is not null or sealed_body is not null or sealed_path is not null);

-- The letters that sign somebody in or prove an address, by their buttons: nothing else tells them apart here.
alter table message no force row level security;
update message set confidential = true where engagement_id is null and button in ('Sign in', 'Use this address');
update message set body = null, sealed_path = null where confidential and (status = 'SENT' or useful_until <= now());
alter table message force row level security;
