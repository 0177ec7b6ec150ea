create table outreach_wording (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    source varchar(20) not null constraint wording_is_for_a_way_of_looking check (
        source in ('REFERRAL', 'ASSOCIATION', 'SOCIAL', 'MARKETPLACE', 'PAST_VENDOR')),
    subject varchar(150),
    body varchar(4000) not null,
    written_by_kind varchar(10) not null,
    written_by_id uuid,
    written_by_name varchar(200) not null,
    written_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_wording_per_way_of_looking unique (business_id, source)
);
call protect('outreach_wording');

create table inquiry (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    source varchar(20) not null constraint inquiries_go_to_people check (source in ('REFERRAL', 'ASSOCIATION', 'PAST_VENDOR')),
    engagement_id uuid,
    name varchar(120) not null,
    email varchar(254) not null,
    asked_by_kind varchar(10) not null,
    asked_by_id uuid,
    asked_by_name varchar(200) not null,
    asked_at timestamptz not null,
    version integer not null,
    primary key (business_id, id)
);
call protect('inquiry');
call refer('inquiry_about_an_engagement', 'inquiry', 'engagement_id', 'engagement');
create index inquiry_by_age on inquiry (business_id, asked_at, id);
create index inquiry_by_address on inquiry (business_id, email);
create index inquiry_by_engagement on inquiry (business_id, engagement_id) where engagement_id is not null;
