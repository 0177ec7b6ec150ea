-- An interview that is to take place, by the clocks of the business. What was learned in it stands in interview once it was held.
create table planned_interview (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    starts_at timestamptz not null,
    zone varchar(60) not null,
    minutes integer not null constraint interview_takes_minutes check (minutes between 5 and 480),
    people varchar(200) not null,
    place varchar(300) not null,
    agenda varchar(4000) not null,
    status varchar(10) not null constraint planned_interview_status_is_known
        check (status in ('PLANNED', 'CALLED_OFF', 'HELD')),
    sequence integer not null constraint changes_are_counted check (sequence >= 0),
    changed_at timestamptz not null,
    planned_by_kind varchar(10) not null,
    planned_by_id uuid,
    planned_by_name varchar(200) not null,
    organizer_email varchar(254) not null,
    version integer not null,
    primary key (business_id, id),
    constraint planned_interview_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint planned_interview_with_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id)
);
call protect('planned_interview');
create index planned_interview_by_engagement on planned_interview (business_id, engagement_id, vendor_id);
create index planned_interview_by_vendor on planned_interview (business_id, vendor_id);
