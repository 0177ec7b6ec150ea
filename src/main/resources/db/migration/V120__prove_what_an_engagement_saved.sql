-- When the reviews of a running engagement are due, and what its contract costs.
create table review_plan (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    engagement_id uuid not null,
    vendor_name varchar(200) not null,
    starts date not null,
    ends date not null,
    notice_on date not null,
    work_per_term numeric(19, 4) not null,
    taking_over numeric(19, 4) not null,
    currency varchar(3) not null,
    term_months integer not null constraint term_has_a_month check (term_months >= 1),
    live_on date,
    reviewed_to date,
    closed boolean not null,
    due_on date,
    due_rule varchar(20) constraint due_rule_is_known
        check (due_rule in ('END_OF_TRANSITION', 'QUARTER', 'BEFORE_NOTICE', 'END')),
    version integer not null,
    primary key (business_id, engagement_id),
    constraint due_for_a_reason check ((due_on is null) = (due_rule is null))
);
call protect('review_plan');
create index review_plan_by_due_day on review_plan (business_id, due_on);

-- A look back at one period; a finished one keeps its figures as they were shown.
create table review (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    period_from date not null,
    period_to date not null,
    due_rule varchar(20) constraint review_rule_is_known
        check (due_rule in ('END_OF_TRANSITION', 'QUARTER', 'BEFORE_NOTICE', 'END')),
    status varchar(10) not null constraint review_status_is_known check (status in ('DRAFT', 'FINISHED')),
    entries jsonb not null,
    figures jsonb,
    verdict varchar(10) constraint verdict_is_known
        check (verdict in ('CONTINUE', 'EXPAND', 'AMEND', 'REBID', 'END')),
    verdict_reason varchar(500),
    finished_at timestamptz,
    finished_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    foreign key (business_id, engagement_id) references review_plan (business_id, engagement_id),
    constraint review_ends_after_its_start check (period_to >= period_from),
    constraint finished_with_everything check ((status = 'FINISHED') =
        (figures is not null and verdict is not null and verdict_reason is not null and finished_at is not null))
);
call protect('review');
create unique index one_open_review_per_engagement on review (business_id, engagement_id) where status = 'DRAFT';
create index review_by_engagement on review (business_id, engagement_id, finished_at);

-- A finished review is evidence: nobody changes or removes it.
create function keep_finished_review() returns trigger language plpgsql as $$
begin
    if old.status = 'FINISHED' and tg_op = 'UPDATE' then
        raise exception 'a finished review never changes' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger finished_review_never_changes before update on review
    for each row execute function keep_finished_review();
