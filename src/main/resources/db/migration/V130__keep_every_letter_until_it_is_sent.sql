-- The outbox: written in the same transaction as the act a letter tells of, sent by a job.
create table message (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    recipient_name varchar(200) not null,
    recipient_email varchar(254) not null,
    subject varchar(300) not null,
    body text not null,
    button varchar(120),
    -- The page to open can hold the token of a link, so it is sealed with the installation's key.
    sealed_path bytea,
    engagement_id uuid,
    status varchar(10) not null constraint message_status_is_known check (status in ('WAITING', 'SENT', 'FAILED')),
    tries integer not null default 0,
    next_try_at timestamptz not null,
    created_at timestamptz not null,
    sent_at timestamptz,
    problem varchar(300),
    version integer not null,
    primary key (business_id, id)
);
call protect('message');
create index message_newest_first on message (business_id, id desc);
create index message_to_send on message (business_id, next_try_at) where status = 'WAITING';
-- What a vendor does through a link can cause a letter; vendors never read one here.
grant insert on message to handoff_vendor;
