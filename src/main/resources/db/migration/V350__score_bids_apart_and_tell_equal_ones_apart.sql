-- Members who score the bids of a request apart from one another, and what each says of its interests before that.
create table bid_evaluator (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    member_id uuid not null,
    name varchar(200) not null,
    named_at timestamptz not null,
    declared_at timestamptz,
    -- The vendors with which this person has a conflict of interest; none where there is no conflict.
    conflicts jsonb not null,
    conflict_reason varchar(2000),
    through_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint evaluator_of_a_request foreign key (business_id, request_id) references bid_request (business_id, id),
    constraint evaluator_is_a_member foreign key (business_id, member_id) references member (business_id, id),
    constraint evaluators_of_a_request_differ unique (business_id, request_id, member_id),
    constraint evaluator_and_its_request unique (business_id, request_id, id),
    constraint a_conflict_says_why check ((conflict_reason is null) = (conflicts = '[]'::jsonb)),
    constraint conflicts_are_declared check (declared_at is not null or conflicts = '[]'::jsonb),
    constraint whoever_is_through_has_no_conflict
        check (through_at is null or (declared_at is not null and conflicts = '[]'::jsonb))
);
call protect('bid_evaluator');
create index bid_evaluator_by_member on bid_evaluator (business_id, member_id);

create table evaluator_score (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    evaluator_id uuid not null,
    bid_id uuid not null,
    criterion_id uuid not null,
    score integer not null constraint score_apart_is_0_to_5 check (score between 0 and 5),
    note varchar(2000) not null,
    by_kind varchar(10) not null,
    by_id uuid,
    by_name varchar(200) not null,
    at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint score_by_an_evaluator foreign key (business_id, request_id, evaluator_id)
        references bid_evaluator (business_id, request_id, id),
    constraint score_apart_of_a_bid foreign key (business_id, request_id, bid_id) references bid (business_id, request_id, id),
    constraint score_apart_for_a_criterion foreign key (business_id, request_id, criterion_id)
        references bid_criterion (business_id, request_id, id),
    constraint one_score_per_evaluator_bid_and_criterion unique (business_id, evaluator_id, bid_id, criterion_id),
    constraint extreme_scores_apart_say_why check (score between 2 and 4 or note <> '')
);
call protect('evaluator_score');
create index evaluator_score_by_request on evaluator_score (business_id, request_id);

-- The scoring may be ended before everybody is through, for a reason.
alter table bid_evaluation
    add column scoring_ended_at timestamptz,
    add column scoring_ended_by varchar(200),
    add column scoring_end_reason varchar(2000),
    add constraint an_early_end_says_why check (
        (scoring_ended_at is null) = (scoring_end_reason is null) and (scoring_ended_at is null) = (scoring_ended_by is null));

-- What decides between bids with the same points. As before, a person does where nothing else was said.
alter table bid_request add column tie_rule varchar(12) not null default 'JUDGEMENT'
    constraint tie_rule_is_known check (tie_rule in ('JUDGEMENT', 'EARLIER', 'LOT'));
