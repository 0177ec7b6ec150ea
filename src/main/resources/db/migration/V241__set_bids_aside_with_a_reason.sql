-- A bid that does not answer the request counts no longer, for a reason; until the choice that can be taken back.
create table bid_disqualification (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    bid_id uuid not null,
    reason varchar(2000) not null,
    at timestamptz not null,
    by_kind varchar(10) not null,
    by_id uuid,
    by_name varchar(200) not null,
    reinstated_at timestamptz,
    reinstated_by varchar(200),
    reinstatement_reason varchar(2000),
    version integer not null,
    primary key (business_id, id),
    constraint disqualified_bid_on_this_request foreign key (business_id, request_id, bid_id)
        references bid (business_id, request_id, id),
    constraint what_is_taken_back_says_why
        check ((reinstated_at is null) = (reinstatement_reason is null) and (reinstated_at is null) = (reinstated_by is null))
);
call protect('bid_disqualification');
create unique index one_disqualification_per_bid on bid_disqualification (business_id, bid_id) where reinstated_at is null;
create index disqualification_by_request on bid_disqualification (business_id, request_id);
