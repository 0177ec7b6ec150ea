-- What another module still has to do after an act: written down with the act, removed once it is done.
create table event_publication (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    listener_id text not null,
    event_type text not null,
    serialized_event text not null,
    publication_date timestamptz not null,
    completion_date timestamptz,
    status varchar(20) not null constraint publication_status_is_known check (
        status in ('PUBLISHED', 'PROCESSING', 'COMPLETED', 'FAILED', 'RESUBMITTED')),
    completion_attempts int not null,
    last_resubmission_date timestamptz,
    primary key (business_id, id)
);
call protect('event_publication');
-- What a vendor does through a link may have such a consequence, too; vendors never read here.
grant insert on event_publication to handoff_vendor;
