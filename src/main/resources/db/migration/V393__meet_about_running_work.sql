-- A meeting of both sides about running work: planned, moved, called off, or held and written down.
create table meeting (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    starts_at timestamptz not null,
    zone varchar(60) not null,
    minutes integer not null constraint meeting_takes_minutes check (minutes between 5 and 480),
    our_people varchar(200) not null,
    vendor_people varchar(200) not null,
    place varchar(300) not null,
    agenda varchar(4000) not null,
    status varchar(10) not null constraint meeting_status_is_known check (status in ('PLANNED', 'HELD', 'CANCELLED')),
    moves jsonb not null,
    sequence integer not null constraint changes_of_a_meeting_are_counted check (sequence >= 0),
    changed_at timestamptz not null,
    told_sequence integer,
    told_at timestamptz,
    planned_by_kind varchar(10) not null,
    planned_by_id uuid,
    planned_by_name varchar(200) not null,
    organizer_email varchar(254) not null,
    notes varchar(4000) not null,
    decisions varchar(4000) not null,
    held_at timestamptz,
    held_by varchar(200),
    cancelled_at timestamptz,
    cancelled_by varchar(200),
    cancel_reason varchar(1000),
    report_id uuid,
    version integer not null,
    primary key (business_id, id),
    constraint meeting_about_running_work foreign key (business_id, delivery_id) references delivery (business_id, id),
    constraint meeting_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint meeting_stands_for_a_report foreign key (business_id, report_id) references status_report (business_id, id)
        on delete set null (report_id),
    constraint what_was_held_says_when check ((status = 'HELD') = (held_at is not null)),
    constraint what_was_cancelled_says_why check ((status = 'CANCELLED') = (cancelled_at is not null and cancel_reason is not null)),
    constraint only_what_was_held_stands_for_a_report check (report_id is null or status = 'HELD')
);
call protect('meeting');
create index meeting_by_delivery on meeting (business_id, delivery_id, starts_at);
create index meeting_by_engagement on meeting (business_id, engagement_id);
create index meeting_by_report on meeting (business_id, report_id) where report_id is not null;
create index meeting_planned on meeting (business_id, starts_at) where status = 'PLANNED';

-- What somebody is to do after a meeting; open until it is done.
create table meeting_action (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    meeting_id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    what varchar(500) not null,
    side varchar(10) not null constraint action_side_is_known check (side in ('OURS', 'VENDOR')),
    owner_name varchar(120) not null,
    due_on date not null,
    added_at timestamptz not null,
    done_at timestamptz,
    done_by varchar(200),
    done_note varchar(1000) not null,
    version integer not null,
    primary key (business_id, id),
    constraint action_of_a_meeting foreign key (business_id, meeting_id) references meeting (business_id, id),
    constraint action_in_running_work foreign key (business_id, delivery_id) references delivery (business_id, id),
    constraint action_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint what_is_done_says_by_whom check ((done_at is null) = (done_by is null))
);
call protect('meeting_action');
create index meeting_action_by_meeting on meeting_action (business_id, meeting_id);
create index meeting_action_by_delivery on meeting_action (business_id, delivery_id);
create index meeting_action_by_engagement on meeting_action (business_id, engagement_id);
create index meeting_action_open on meeting_action (business_id, due_on) where done_at is null;

-- Through its link the vendor reads the meetings of this work and ticks its own actions.
create policy link_of_this_delivery on meeting as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy link_of_this_delivery on meeting_action as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy own_actions_only on meeting_action as restrictive for update to handoff_vendor
    using (side = 'VENDOR');
grant select on meeting to handoff_vendor;
grant select on meeting_action to handoff_vendor;
grant update (done_at, done_by, done_note, version) on meeting_action to handoff_vendor;
