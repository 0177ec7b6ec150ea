-- Without a mail server people send letters themselves. Who did is remembered; what tells our own people only what their home
-- says too, or comes too late, waits for nobody.
alter table message
    add column to_us boolean not null default false,
    add column useful_until timestamptz,
    add column sent_by varchar(120),
    drop constraint message_status_is_known,
    add constraint message_status_is_known check (status in ('WAITING', 'SENT', 'FAILED', 'NOT_NEEDED')),
    add constraint sent_by_somebody_is_sent check (sent_by is null or status = 'SENT');
create index message_for_a_person_to_send on message (business_id, created_at desc, id desc)
    where status in ('WAITING', 'FAILED') and not to_us;
