create table vendor (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(120) not null,
    contact varchar(120) not null,
    email varchar(254) not null constraint vendor_email_is_lower_case check (email = lower(email)),
    phone varchar(40),
    web varchar(200),
    city varchar(80) not null,
    country varchar(2) not null,
    zone varchar(60) not null,
    works_from time(6),
    works_to time(6),
    languages jsonb not null,
    services varchar(500) not null,
    notes varchar(4000),
    lead_source varchar(20) not null constraint lead_source_is_known
        check (lead_source in ('REFERRAL', 'ASSOCIATION', 'SOCIAL', 'MARKETPLACE', 'PAST_VENDOR')),
    lead_who varchar(120),
    lead_note varchar(500),
    added_by_kind varchar(10) not null,
    added_by_id uuid,
    added_by_name varchar(200) not null,
    added_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint referrals_name_who check (lead_source <> 'REFERRAL' or lead_who is not null),
    constraint working_hours_have_both_ends check ((works_from is null) = (works_to is null))
);
call protect('vendor');
create index vendor_by_name on vendor (business_id, lower(name), id);
create index vendor_by_email on vendor (business_id, email);

create table compliance_statement (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    vendor_id uuid not null,
    standard varchar(10) not null constraint standard_is_known check (standard in ('ISO_27001', 'ISO_27002', 'PCI_DSS', 'HIPAA', 'OTHER')),
    other_name varchar(80),
    kind varchar(20) not null constraint statement_kind_is_known
        check (kind in ('CERTIFICATE', 'ATTESTATION', 'SELF_STATEMENT', 'AGREEMENT')),
    issuer varchar(120) not null,
    scope_covers varchar(1000) not null,
    not_covered varchar(1000),
    issued_on date not null,
    valid_until date,
    file_id uuid,
    result varchar(10) not null constraint result_is_known check (result in ('PENDING', 'ACCEPTED', 'REJECTED', 'WAIVED')),
    reason varchar(1000),
    decided_by_kind varchar(10),
    decided_by_id uuid,
    decided_by_name varchar(200),
    decided_at timestamptz,
    added_by_kind varchar(10) not null,
    added_by_id uuid,
    added_by_name varchar(200) not null,
    added_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint statement_of_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id),
    constraint statement_with_its_file foreign key (business_id, file_id) references stored_file (business_id, id),
    constraint validity_ends_after_issue check (valid_until >= issued_on),
    constraint decisions_have_a_person check ((result = 'PENDING') = (decided_by_name is null)),
    constraint refusals_and_waivers_have_a_reason check (result in ('PENDING', 'ACCEPTED') or reason is not null)
);
call protect('compliance_statement');
create index compliance_statement_by_vendor on compliance_statement (business_id, vendor_id);
create index compliance_statement_by_end on compliance_statement (business_id, valid_until) where result = 'ACCEPTED';
