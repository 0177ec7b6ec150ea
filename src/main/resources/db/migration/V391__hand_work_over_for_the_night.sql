-- What the vendor is to do while we sleep: handed over by the end of our day, needed back when we start again.
create table hand_over (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    what varchar(200) not null,
    notes varchar(2000) not null,
    evening date not null,
    hand_over_by timestamptz not null,
    back_by timestamptz not null,
    status varchar(12) not null constraint hand_over_status_is_known
        check (status in ('HANDED_OVER', 'TAKEN', 'BACK', 'WITHDRAWN')),
    handed_over_at timestamptz not null,
    handed_over_by_name varchar(200) not null,
    taken_at timestamptz,
    taken_by varchar(200),
    taken_note varchar(1000) not null,
    returned_at timestamptz,
    returned_by varchar(200),
    returned_note varchar(1000) not null,
    withdrawn_at timestamptz,
    withdrawn_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    constraint hand_over_of_running_work foreign key (business_id, delivery_id) references delivery (business_id, id),
    constraint hand_over_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint a_night_ends_after_it_began check (back_by > hand_over_by),
    constraint what_is_back_says_when check ((status = 'BACK') = (returned_at is not null)),
    constraint what_is_withdrawn_says_when check ((status = 'WITHDRAWN') = (withdrawn_at is not null))
);
call protect('hand_over');
create index hand_over_by_delivery on hand_over (business_id, delivery_id, evening);
create index hand_over_by_engagement on hand_over (business_id, engagement_id);
create index hand_over_not_back on hand_over (business_id, back_by) where status in ('HANDED_OVER', 'TAKEN');

-- Through its link the vendor sees what was handed over to it, and says that it took it or gives it back; what and by when stays ours.
create policy link_of_this_delivery on hand_over as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select on hand_over to handoff_vendor;
grant update (status, taken_at, taken_by, taken_note, returned_at, returned_by, returned_note, version) on hand_over to handoff_vendor;
