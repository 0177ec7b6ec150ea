-- A lawyer without an account reads a contract for the business before it is signed: comments, and whether there are objections.
create table contract_lawyer_reading (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    contract_id uuid not null,
    lawyer varchar(120) not null constraint lawyers_have_a_name check (lawyer <> ''),
    email varchar(254),
    asked_by varchar(200) not null,
    asked_by_email varchar(254) not null,
    asked_at timestamptz not null,
    until timestamptz not null,
    stopped_at timestamptz,
    comments jsonb not null,
    told_at timestamptz,
    verdict varchar(13) constraint verdict_of_a_lawyer_is_known check (verdict in ('NO_OBJECTIONS', 'SEE_COMMENTS')),
    verdict_at timestamptz,
    text_read varchar(64),
    version integer not null,
    primary key (business_id, id),
    constraint a_lawyers_reading_belongs_to_an_engagement
        foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint a_lawyers_reading_is_of_a_contract
        foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade,
    constraint a_lawyers_verdict_has_a_time_and_a_text
        check ((verdict is null) = (verdict_at is null) and (verdict is null) = (text_read is null))
);
create index lawyer_readings_of_a_contract on contract_lawyer_reading (business_id, contract_id, asked_at);
create index lawyer_readings_of_an_engagement on contract_lawyer_reading (business_id, engagement_id);
call protect('contract_lawyer_reading');

-- Through its link a lawyer comes to its own reading, a vendor to none; nothing but what the lawyer says is written.
create policy own_lawyer_reading_only on contract_lawyer_reading as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
grant select, update (comments, told_at, verdict, verdict_at, text_read, version) on contract_lawyer_reading to handoff_vendor;

-- The lawyer reads the text of that contract, also of a draft, and changes nothing of it: no question, tick or signature is seen.
alter policy the_contract_of_the_link on contract
    using ((id = nullif(current_setting('app.subject', true), '')::uuid and status <> 'DRAFT')
        or id in (select contract_id from contract_lawyer_reading
            where id = nullif(current_setting('app.subject', true), '')::uuid));
create policy only_the_vendor_changes_a_contract_by_link on contract as restrictive for update to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid and status <> 'DRAFT');
alter policy terms_of_the_contract_of_the_link on contract_terms
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid
        or contract_id in (select contract_id from contract_lawyer_reading
            where id = nullif(current_setting('app.subject', true), '')::uuid));
alter policy clauses_of_the_contract_of_the_link on contract_clause
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid
        or contract_id in (select contract_id from contract_lawyer_reading
            where id = nullif(current_setting('app.subject', true), '')::uuid));
alter policy versions_of_the_contract_of_the_link on contract_edition
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid
        or contract_id in (select contract_id from contract_lawyer_reading
            where id = nullif(current_setting('app.subject', true), '')::uuid));

alter table share_link
    drop constraint purpose_is_known,
    add constraint purpose_is_known check (purpose in ('BID', 'CONTRACT', 'REPORT', 'READING', 'LAWYER', 'REFERENCE', 'OPINION',
        'PUBLIC', 'NEWCOMER', 'JOIN', 'SIGN_IN', 'NEW_EMAIL')),
    drop constraint acts_have_a_holder,
    add constraint acts_have_a_holder
        check (purpose not in ('BID', 'CONTRACT', 'REPORT', 'READING', 'LAWYER') or holder is not null);
