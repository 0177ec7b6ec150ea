create table award (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    request_id uuid not null,
    bid_id uuid not null,
    reserve_bid_id uuid,
    reason varchar(4000) not null,
    awarded_at timestamptz not null,
    awarded_by_kind varchar(10) not null,
    awarded_by_id uuid,
    awarded_by_name varchar(200) not null,
    version integer not null,
    constraint one_award_per_bid_request primary key (business_id, request_id),
    constraint winner_bid_on_this_request foreign key (business_id, request_id, bid_id) references bid (business_id, request_id, id),
    constraint reserve_bid_on_this_request foreign key (business_id, request_id, reserve_bid_id)
        references bid (business_id, request_id, id),
    constraint reserve_is_another_bid check (reserve_bid_id <> bid_id)
);
call protect('award');
