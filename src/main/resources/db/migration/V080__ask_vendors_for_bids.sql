-- The clock that decides deadlines. Only in the sample business may the past be told, so that it can be shown with a history.
create function bidding_clock() returns timestamptz
language sql volatile
as $$
    select coalesce(
        (select nullif(current_setting('app.told_time', true), '')::timestamptz
            where exists (select from business where sample)),
        clock_timestamp())
$$;
grant select (business_id, sample) on business to handoff_vendor;

create table bid_request (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    title varchar(200) not null,
    currency varchar(3) not null,
    scope_id uuid,
    scope_version integer,
    scope_sha256 varchar(64),
    deadline timestamptz,
    zone varchar(60) not null,
    questions_until timestamptz,
    decision_by date,
    validity_days integer not null,
    term_months integer not null,
    questions jsonb not null,
    contact_name varchar(120),
    contact_email varchar(254),
    status varchar(12) not null constraint bid_request_status_is_known
        check (status in ('DRAFT', 'OPEN', 'OPENED', 'AWARDED', 'UNSUCCESSFUL', 'CANCELLED')),
    opened_at timestamptz,
    end_reason varchar(2000),
    ended_at timestamptz,
    -- Means nothing. Locking a row for share asks for the right to update a column of it; this one vendors may "update".
    gate smallint not null default 0,
    version integer not null,
    primary key (business_id, id),
    constraint bid_request_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint bid_request_on_a_scope foreign key (business_id, scope_id) references frozen_scope (business_id, id),
    constraint bidding_needs_scope_and_deadline
        check (status = 'DRAFT' or (scope_id is not null and scope_sha256 is not null and deadline is not null)),
    constraint questions_end_before_the_deadline check (questions_until <= deadline),
    constraint bids_are_judged_after_they_were_opened check (status not in ('OPENED', 'AWARDED', 'UNSUCCESSFUL') or opened_at is not null)
);
call protect('bid_request');
create index bid_request_by_engagement on bid_request (business_id, engagement_id);
create index bid_request_by_deadline on bid_request (business_id, deadline) where status = 'OPEN';
-- Two people preparing at once prepare the same request.
create unique index one_running_bid_request_per_engagement on bid_request (business_id, engagement_id)
    where status not in ('AWARDED', 'UNSUCCESSFUL', 'CANCELLED');

create table bid_criterion (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    request_id uuid not null,
    id uuid not null,
    position integer not null,
    name varchar(120) not null,
    kind varchar(15) not null constraint criterion_kind_is_known
        check (kind in ('PRICE', 'SERVICE_LEVEL', 'ANSWER', 'REFERENCE', 'SAMPLE', 'INTERVIEW', 'OTHER')),
    weight integer not null constraint weight_is_out_of_100 check (weight between 0 and 100),
    minimum numeric(3, 1) constraint minimum_is_a_score check (minimum between 0 and 5),
    anchors varchar(2000) not null,
    primary key (business_id, request_id, id),
    constraint criterion_of_a_request foreign key (business_id, request_id) references bid_request (business_id, id)
);
call protect('bid_criterion');

-- What the business wants to pay at most. No vendor's transaction can read it: handoff_vendor has no grant here.
create table bid_ceiling (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    request_id uuid not null,
    amount numeric(19, 4) not null constraint ceiling_is_positive check (amount > 0),
    currency varchar(3) not null,
    version integer not null,
    primary key (business_id, request_id),
    constraint ceiling_of_a_request foreign key (business_id, request_id) references bid_request (business_id, id)
);
call protect('bid_ceiling');

create table invitation (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    engagement_id uuid not null,
    vendor_id uuid not null,
    vendor_name varchar(160) not null,
    contact varchar(160) not null,
    email varchar(254) not null,
    vendor_zone varchar(60) not null,
    place varchar(160),
    invited_at timestamptz not null,
    sent_at timestamptz,
    revoked_at timestamptz,
    started_at timestamptz,
    draft_begun_at timestamptz,
    declined_at timestamptz,
    decline_reason varchar(1000),
    version integer not null,
    primary key (business_id, id),
    constraint invitation_to_a_request foreign key (business_id, request_id) references bid_request (business_id, id),
    constraint invitation_of_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id),
    constraint one_invitation_per_vendor unique (business_id, request_id, vendor_id),
    constraint invitation_and_its_request unique (business_id, request_id, id)
);
call protect('invitation');

create table clarification (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    engagement_id uuid not null,
    invitation_id uuid not null,
    question varchar(2000) not null,
    asked_at timestamptz not null,
    answer varchar(4000),
    answered_at timestamptz,
    answered_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    constraint clarification_of_an_invitation foreign key (business_id, request_id, invitation_id)
        references invitation (business_id, request_id, id),
    constraint answer_has_its_time check ((answer is null) = (answered_at is null))
);
call protect('clarification');
create index clarification_by_request on clarification (business_id, request_id, asked_at);

-- What a vendor types before sending. Nobody but the vendor ever reads it.
create table bid_draft (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    invitation_id uuid not null,
    body jsonb not null,
    saved_at timestamptz not null,
    version integer not null,
    primary key (business_id, invitation_id),
    constraint draft_of_an_invitation foreign key (business_id, invitation_id) references invitation (business_id, id)
);
call protect('bid_draft');
