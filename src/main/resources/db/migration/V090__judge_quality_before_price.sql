create table bid_evaluation (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    request_id uuid not null,
    -- From then on scores stay as they are and prices are shown.
    quality_final_at timestamptz,
    quality_final_by_kind varchar(10),
    quality_final_by_id uuid,
    quality_final_by_name varchar(200),
    -- What the points were when the vendor was chosen: later changes of rules or rates do not rewrite history.
    snapshot jsonb,
    version integer not null,
    primary key (business_id, request_id),
    constraint evaluation_of_a_request foreign key (business_id, request_id) references bid_request (business_id, id)
);
call protect('bid_evaluation');

create table bid_score (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    bid_id uuid not null,
    criterion_id uuid not null,
    score integer not null constraint score_is_0_to_5 check (score between 0 and 5),
    note varchar(2000) not null,
    by_kind varchar(10) not null,
    by_id uuid,
    by_name varchar(200) not null,
    at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint score_of_a_bid foreign key (business_id, request_id, bid_id) references bid (business_id, request_id, id),
    constraint score_for_a_criterion foreign key (business_id, request_id, criterion_id)
        references bid_criterion (business_id, request_id, id),
    constraint one_score_per_bid_and_criterion unique (business_id, bid_id, criterion_id),
    constraint extreme_scores_say_why check (score between 2 and 4 or note <> '')
);
call protect('bid_score');
create index bid_score_by_request on bid_score (business_id, request_id);
