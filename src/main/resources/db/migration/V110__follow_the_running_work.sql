-- The running work of an engagement, in transition until the vendor has shown that it succeeds.
create table delivery (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    contract_id uuid not null,
    vendor_id uuid not null,
    title varchar(200) not null,
    vendor_name varchar(200) not null,
    vendor_email varchar(254) not null,
    vendor_zone varchar(60) not null,
    starts date not null,
    ends date not null,
    phase varchar(10) not null constraint phase_is_known check (phase in ('TRANSITION', 'LIVE', 'ENDED')),
    report_day varchar(10) not null constraint report_day_is_a_day_of_the_week
        check (report_day in ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')),
    report_time time not null,
    report_zone varchar(60) not null,
    reported_by varchar(10) not null constraint reporting_side_is_known check (reported_by in ('STAFF', 'VENDOR')),
    reporter_name varchar(120),
    reporter_email varchar(254),
    transition_weeks integer not null constraint transition_is_not_negative check (transition_weeks >= 0),
    exit_weeks_in_a_row integer not null constraint exit_needs_a_week check (exit_weeks_in_a_row >= 1),
    oversight_hours_per_week numeric(8, 2) not null,
    baseline_hours_per_week numeric(8, 2),
    levels jsonb not null,
    glide_path jsonb not null,
    extensions jsonb not null,
    handed_over_in_writing jsonb,
    access_tested jsonb,
    in_house_released jsonb,
    went_live jsonb,
    live_from timestamptz,
    ended jsonb,
    our_hours_from time not null,
    our_hours_to time not null,
    vendor_hours_from time not null,
    vendor_hours_to time not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_delivery_per_contract unique (business_id, contract_id),
    constraint live_since_a_decision check ((live_from is null) = (went_live is null)),
    constraint work_ends_after_its_start check (ends >= starts)
);
call protect('delivery');
create index delivery_by_engagement on delivery (business_id, engagement_id);

-- One weekly report, planned with its due instant when the work starts.
create table status_report (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    week integer not null,
    period_from date not null,
    period_to date not null,
    due_at timestamptz not null,
    due_zone varchar(60) not null,
    next_due_at timestamptz,
    status varchar(12) not null constraint report_status_is_known
        check (status in ('OPEN', 'SUBMITTED', 'QUERIED', 'ACKNOWLEDGED', 'SKIPPED')),
    content jsonb,
    first_submitted_at timestamptz,
    submitted_at timestamptz,
    submitted_by jsonb,
    revision integer not null,
    query jsonb,
    acknowledgement jsonb,
    skip jsonb,
    version integer not null,
    primary key (business_id, id),
    foreign key (business_id, delivery_id) references delivery (business_id, id) on delete cascade,
    constraint one_report_per_week unique (business_id, delivery_id, week),
    constraint sent_reports_have_content
        check (status not in ('SUBMITTED', 'QUERIED', 'ACKNOWLEDGED') or content is not null),
    constraint read_reports_name_the_reader check (status <> 'ACKNOWLEDGED' or acknowledgement is not null),
    constraint skipped_reports_have_a_reason check (status <> 'SKIPPED' or skip is not null)
);
call protect('status_report');
create index status_report_by_engagement on status_report (business_id, engagement_id, week);
create index status_report_by_due on status_report (business_id, due_at desc, id desc);
create index status_report_to_do on status_report (business_id, status, due_at);

-- What was sent, each time it was sent.
create table report_version (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    report_id uuid not null,
    revision integer not null,
    content jsonb not null,
    sent_by jsonb not null,
    sent_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    foreign key (business_id, report_id) references status_report (business_id, id) on delete cascade,
    constraint one_version_per_revision unique (business_id, report_id, revision)
);
call protect('report_version');
revoke update, delete on report_version from handoff_app;

-- What somebody typed and has not sent yet: each writer has a draft of their own.
create table report_draft (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    report_id uuid not null,
    writer varchar(250) not null,
    answers jsonb not null,
    saved_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    foreign key (business_id, report_id) references status_report (business_id, id) on delete cascade,
    constraint one_draft_per_writer unique (business_id, report_id, writer)
);
call protect('report_draft');

-- A week in which a service level stayed under its minimum.
create table breach (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    report_id uuid not null,
    level_id uuid not null,
    week integer not null,
    value numeric(19, 6) not null,
    minimum numeric(19, 6) not null,
    status varchar(10) not null constraint breach_status_is_known check (status in ('DETECTED', 'CORRECTED')),
    detected_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    foreign key (business_id, report_id) references status_report (business_id, id) on delete cascade,
    constraint one_breach_per_level_and_report unique (business_id, report_id, level_id)
);
call protect('breach');
create index breach_by_delivery on breach (business_id, delivery_id, week);

-- A row per reminder, so that nobody is reminded twice.
create table report_reminder (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    report_id uuid not null,
    kind varchar(10) not null constraint reminder_kind_is_known check (kind in ('BEFORE', 'ON_DAY', 'AFTER')),
    sent_at timestamptz not null,
    primary key (business_id, report_id, kind),
    foreign key (business_id, report_id) references status_report (business_id, id) on delete cascade
);
call protect('report_reminder');

-- Whoever writes reports through a link sees and writes those of one delivery only.
create policy link_of_this_delivery on delivery as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
create policy link_of_this_delivery on status_report as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy link_of_this_delivery on report_version as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy link_of_this_delivery on report_draft as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy link_of_this_delivery on breach as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select on delivery to handoff_vendor;
grant select, update on status_report to handoff_vendor;
grant select, insert on report_version to handoff_vendor;
grant select, insert, update, delete on report_draft to handoff_vendor;
grant select, insert, update on breach to handoff_vendor;
