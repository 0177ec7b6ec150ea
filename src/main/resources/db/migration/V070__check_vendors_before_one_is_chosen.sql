create table reference_check (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    client varchar(120) not null,
    relation varchar(10) not null constraint relation_is_known check (relation in ('PRIOR', 'EXISTING')),
    contact varchar(200) not null,
    source varchar(20) not null constraint reference_source_is_known check (source in ('NAMED_BY_VENDOR', 'FOUND_BY_US')),
    status varchar(10) not null constraint reference_status_is_known check (status in ('NAMED', 'CONTACTED', 'REFUSED')),
    answers jsonb,
    refused_on date,
    asked_by_kind varchar(10),
    asked_by_id uuid,
    asked_by_name varchar(200),
    added_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint reference_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint reference_of_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id),
    constraint contacted_references_said_something check ((status = 'CONTACTED') = (answers is not null)),
    constraint somebody_asked check ((status = 'NAMED') = (asked_by_name is null))
);
call protect('reference_check');
create index reference_check_by_engagement on reference_check (business_id, engagement_id, vendor_id);
create index reference_check_by_client on reference_check (business_id, lower(client));

create table interview (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    held_on date not null,
    people varchar(200) not null,
    notes varchar(4000) not null,
    heard jsonb not null,
    written_by_kind varchar(10) not null,
    written_by_id uuid,
    written_by_name varchar(200) not null,
    added_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint interview_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint interview_of_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id)
);
call protect('interview');
create index interview_by_engagement on interview (business_id, engagement_id, vendor_id);

create table sample (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    task varchar(500) not null,
    description varchar(2000) not null,
    link varchar(500),
    mark integer constraint sample_mark_is_0_to_5 check (mark between 0 and 5),
    note varchar(1000),
    written_by_kind varchar(10) not null,
    written_by_id uuid,
    written_by_name varchar(200) not null,
    added_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint sample_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint sample_of_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id)
);
call protect('sample');
create index sample_by_engagement on sample (business_id, engagement_id, vendor_id);

create table concern (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    text varchar(1000) not null,
    raised_by_kind varchar(10) not null,
    raised_by_id uuid,
    raised_by_name varchar(200) not null,
    raised_at timestamptz not null,
    answer varchar(2000),
    closed_by_kind varchar(10),
    closed_by_id uuid,
    closed_by_name varchar(200),
    closed_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint concern_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint concern_about_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id),
    constraint closed_concerns_are_answered check (closed_at is null or (answer is not null and closed_by_name is not null))
);
call protect('concern');
create index concern_by_engagement on concern (business_id, engagement_id, vendor_id);
create index concern_open on concern (business_id, raised_at) where closed_at is null;

create table waiver (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    requirement varchar(25) not null constraint requirement_is_known check (requirement in (
        'TWO_REFERENCES', 'PRIOR_CLIENT', 'EXISTING_CLIENT', 'INTERVIEW', 'LANGUAGE', 'SAMPLE', 'CONCERNS',
        'INFORMATION_SECURITY', 'PCI_DSS', 'HIPAA')),
    reason varchar(1000) not null,
    given_by_kind varchar(10) not null,
    given_by_id uuid,
    given_by_name varchar(200) not null,
    given_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_waiver_per_requirement unique (business_id, engagement_id, vendor_id, requirement),
    constraint waiver_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint waiver_for_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id)
);
call protect('waiver');
