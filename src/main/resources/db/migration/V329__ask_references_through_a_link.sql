-- A client of a vendor is asked through a link. What was asked is kept as it was then, beside the answer. What a colleague hears by
-- phone stands in reference_check: neither takes the place of the other.
create table reference_request (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    reference_id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(120) not null,
    client varchar(120) not null,
    person varchar(120) not null,
    email varchar(254) constraint email_of_a_request_is_lower_case check (email = lower(email)),
    levels jsonb not null,
    asked_by_kind varchar(10) not null,
    asked_by_id uuid,
    asked_by_name varchar(200) not null,
    asked_at timestamptz not null,
    open_until timestamptz not null,
    ended_at timestamptz,
    reply jsonb,
    replied_at timestamptz,
    declined_at timestamptz,
    read_by_kind varchar(10),
    read_by_id uuid,
    read_by_name varchar(200),
    read_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint one_request_per_reference unique (business_id, reference_id),
    constraint request_to_a_reference foreign key (business_id, reference_id)
        references reference_check (business_id, id) on delete cascade,
    constraint request_for_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint request_about_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id),
    constraint replies_have_a_time check ((reply is null) = (replied_at is null)),
    constraint nobody_answers_and_declines check (replied_at is null or declined_at is null),
    constraint only_replies_are_read check ((read_at is null) = (read_by_name is null) and (read_at is null or replied_at is not null))
);
call protect('reference_request');
create index reference_request_by_engagement on reference_request (business_id, engagement_id, vendor_id);
create index reference_request_by_vendor on reference_request (business_id, vendor_id);

-- Whoever answers through the link sees this one request and writes the answer alone.
create policy link_of_this_request on reference_request as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
grant select, update (reply, replied_at, declined_at, version) on reference_request to handoff_vendor;

alter table share_link
    drop constraint purpose_is_known,
    add constraint purpose_is_known
        check (purpose in ('BID', 'CONTRACT', 'REPORT', 'REFERENCE', 'JOIN', 'SIGN_IN', 'NEW_EMAIL'));
alter table activity
    drop constraint if exists actor_kind_is_known,
    add constraint actor_kind_is_known check (by_kind in ('MEMBER', 'VENDOR', 'GUEST', 'SYSTEM'));
