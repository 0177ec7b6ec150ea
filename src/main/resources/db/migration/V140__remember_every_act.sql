-- Who did what and when, in words. Rows are added and never changed.
create table activity (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    by_kind varchar(10) not null constraint actor_kind_is_known check (by_kind in ('MEMBER', 'VENDOR', 'SYSTEM')),
    by_id uuid,
    by_name varchar(200) not null,
    at timestamptz not null,
    sentence varchar(1000) not null,
    primary key (business_id, id)
);
call protect('activity');
create index activity_of_business on activity (business_id, at desc, id desc);
create index activity_of_engagement on activity (business_id, engagement_id, at desc, id desc);
revoke update, delete on activity from handoff_app;
-- A vendor's act through a link is remembered too; vendors never read here.
grant insert on activity to handoff_vendor;
