-- A bid below a least score takes part all the same because an owner let it stand, for a reason; until the choice that can be taken back.
create table bid_least_score_waiver (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    bid_id uuid not null,
    -- The criteria whose least score it does not reach, as somebody decided about them.
    criteria jsonb not null constraint a_waiver_is_of_a_criterion
        check (jsonb_typeof(criteria) = 'array' and criteria <> '[]'::jsonb),
    reason varchar(2000) not null,
    at timestamptz not null,
    by_kind varchar(10) not null,
    by_id uuid,
    by_name varchar(200) not null,
    revoked_at timestamptz,
    revoked_by varchar(200),
    revocation_reason varchar(2000),
    version integer not null,
    primary key (business_id, id),
    constraint bid_let_stand_on_this_request foreign key (business_id, request_id, bid_id)
        references bid (business_id, request_id, id),
    constraint a_waiver_taken_back_says_why
        check ((revoked_at is null) = (revocation_reason is null) and (revoked_at is null) = (revoked_by is null))
);
call protect('bid_least_score_waiver');
create unique index one_least_score_waiver_per_bid on bid_least_score_waiver (business_id, bid_id) where revoked_at is null;
create index least_score_waiver_by_request on bid_least_score_waiver (business_id, request_id);
