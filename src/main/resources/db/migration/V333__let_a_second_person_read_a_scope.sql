-- Somebody without an account reads a scope before it is final: what is missing, and whether anything is.
create table scope_reading (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    scope_id uuid not null,
    title varchar(120) not null,
    reader varchar(120) not null constraint readers_have_a_name check (reader <> ''),
    email varchar(254),
    asked_by varchar(200) not null,
    asked_at timestamptz not null,
    until timestamptz not null,
    stopped_at timestamptz,
    remarks jsonb not null,
    verdict varchar(16) constraint verdict_is_known check (verdict in ('NOTHING_MISSING', 'PLEASE_CHANGE')),
    verdict_at timestamptz,
    saves_read integer,
    version integer not null,
    primary key (business_id, id),
    constraint a_reading_belongs_to_an_engagement
        foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint a_reading_is_of_a_scope
        foreign key (business_id, scope_id) references scope_of_work (business_id, id) on delete cascade,
    constraint a_verdict_has_a_time check ((verdict is null) = (verdict_at is null) and (verdict is null) = (saves_read is null))
);
create index readings_of_a_scope on scope_reading (business_id, scope_id, asked_at);
create index readings_of_an_engagement on scope_reading (business_id, engagement_id);
call protect('scope_reading');

-- Through a link only its own reading is seen, with the scope that it is of; nothing but what the reader says is written.
create policy own_reading_only on scope_reading as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
create policy scope_that_is_read_only on scope_of_work as restrictive to handoff_vendor
    using (id in (select scope_id from scope_reading where id = nullif(current_setting('app.subject', true), '')::uuid));
grant select on scope_reading, scope_of_work to handoff_vendor;
grant update (remarks, verdict, verdict_at, saves_read, version) on scope_reading to handoff_vendor;

alter table share_link
    drop constraint purpose_is_known,
    add constraint purpose_is_known
        check (purpose in ('BID', 'CONTRACT', 'REPORT', 'READING', 'REFERENCE', 'JOIN', 'SIGN_IN', 'NEW_EMAIL')),
    drop constraint acts_have_a_holder,
    add constraint acts_have_a_holder check (purpose not in ('BID', 'CONTRACT', 'REPORT', 'READING') or holder is not null);
