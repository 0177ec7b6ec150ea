create table business_profile (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    strengths jsonb not null,
    guiding_values jsonb not null,
    core_competencies jsonb not null,
    judges jsonb not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_profile_per_business check (id = business_id)
);
call protect('business_profile');

create table task (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(120) not null,
    kind varchar(10) not null
        constraint task_kind_is_known check (kind in ('REPETITIVE', 'FRONT_DESK', 'EXPERTISE', 'KNOWLEDGE', 'ONE_OFF')),
    place varchar(8) not null constraint place_is_known check (place in ('OFF_SITE', 'PARTLY', 'ON_SITE')),
    core varchar(8) not null constraint core_is_known check (core in ('NONE', 'SUPPORTS', 'CORE')),
    repetitive integer not null constraint repetitive_is_one_to_five check (repetitive between 1 and 5),
    simplicity integer not null constraint simplicity_is_one_to_five check (simplicity between 1 and 5),
    risk integer not null constraint risk_is_one_to_ten check (risk between 1 and 10),
    hours numeric(9,2) constraint hours_are_not_negative check (hours >= 0),
    period varchar(8) not null
        constraint period_is_known check (period in ('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'YEARS', 'ONCE')),
    every_years integer not null constraint every_years_is_positive check (every_years between 1 and 50),
    cost_per_hour numeric(19,4) constraint cost_per_hour_is_not_negative check (cost_per_hour >= 0),
    other_cost_per_year numeric(19,4) constraint other_cost_is_not_negative check (other_cost_per_year >= 0),
    redone numeric(5,2) constraint redone_is_a_percentage check (redone between 0 and 100),
    error_cost_per_year numeric(19,4) constraint error_cost_is_not_negative check (error_cost_per_year >= 0),
    currency varchar(3) not null,
    done_by varchar(120),
    judge varchar(120),
    data_touched jsonb not null,
    tools varchar(300),
    notes varchar(4000),
    volumes jsonb not null,
    hours_per_year numeric(12,2) not null,
    cost_per_year numeric(19,4) not null,
    score integer constraint score_is_of_a_hundred check (score between 0 and 100),
    -- What a gate holds comes last; off-site work comes first on equal score.
    rank integer not null generated always as (coalesce(score, -1)) stored,
    off_site boolean not null generated always as (place = 'OFF_SITE') stored,
    standing varchar(8) not null constraint standing_is_known check (standing in ('OPEN', 'DECIDED', 'ENGAGED')),
    decision_id uuid,
    split_from uuid,
    added_by_kind varchar(10) not null,
    added_by_id uuid,
    added_by_name varchar(200) not null,
    added_at timestamptz not null,
    removed_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint a_part_comes_from_a_task foreign key (business_id, split_from) references task (business_id, id),
    constraint open_tasks_have_no_decision check ((standing = 'OPEN') = (decision_id is null))
);
create unique index one_task_per_name on task (business_id, lower(name)) where removed_at is null;
create index task_by_rank on task (business_id, rank desc, off_site desc, hours_per_year desc, id desc)
    where removed_at is null;
create index task_by_hours on task (business_id, hours_per_year desc, id desc) where removed_at is null;
create index task_by_cost on task (business_id, cost_per_year desc, id desc) where removed_at is null;
create index task_by_split on task (business_id, split_from) where split_from is not null;

create table triage_decision (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    task_id uuid not null,
    verdict varchar(9) not null
        constraint verdict_is_known check (verdict in ('OUTSOURCE', 'AUTOMATE', 'LATER', 'SPLIT', 'KEEP')),
    suggested varchar(9) not null
        constraint suggestion_is_known check (suggested in ('OUTSOURCE', 'AUTOMATE', 'LATER', 'SPLIT', 'KEEP', 'BLOCKED')),
    score integer,
    reasons jsonb not null,
    leading_reason varchar(20)
        constraint leading_reason_is_known check (leading_reason in
            ('MISSING_EXPERTISE', 'EXTEND_RESOURCES', 'LOWER_MONEY_COST', 'LOWER_TIME_COST', 'ONE_OFF')),
    why varchar(2000),
    override_reason varchar(2000),
    taken_by_kind varchar(10) not null,
    taken_by_id uuid,
    taken_by_name varchar(200) not null,
    taken_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint a_decision_is_about_a_task foreign key (business_id, task_id) references task (business_id, id),
    constraint outsourcing_has_a_leading_reason check ((verdict = 'OUTSOURCE') = (leading_reason is not null))
);
create index triage_decision_by_task on triage_decision (business_id, task_id, taken_at);
alter table task add constraint a_task_stands_on_its_decision
    foreign key (business_id, decision_id) references triage_decision (business_id, id);
create index task_by_decision on task (business_id, decision_id) where decision_id is not null;
call protect('task');
call protect('triage_decision');
revoke update, delete on triage_decision from handoff_app;

create table engagement (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(120) not null,
    task_id uuid not null,
    decision_id uuid not null,
    kind varchar(10) not null
        constraint engagement_kind_is_known check (kind in ('REPETITIVE', 'FRONT_DESK', 'EXPERTISE', 'KNOWLEDGE', 'ONE_OFF')),
    reasons jsonb not null,
    leading_reason varchar(20) not null
        constraint engagement_reason_is_known check (leading_reason in
            ('MISSING_EXPERTISE', 'EXTEND_RESOURCES', 'LOWER_MONEY_COST', 'LOWER_TIME_COST', 'ONE_OFF')),
    judge varchar(120) not null,
    data_touched jsonb not null,
    hours_per_year numeric(12,2) not null,
    cost_per_hour numeric(19,4) not null,
    other_cost_per_year numeric(19,4) not null,
    error_cost_per_year numeric(19,4) not null,
    currency varchar(3) not null,
    opened_by_kind varchar(10) not null,
    opened_by_id uuid,
    opened_by_name varchar(200) not null,
    opened_at timestamptz not null,
    outcome varchar(10)
        constraint outcome_is_known check (outcome in ('COMPLETED', 'TERMINATED', 'TAKEN_BACK', 'ABANDONED')),
    ended_by_kind varchar(10),
    ended_by_id uuid,
    ended_by_name varchar(200),
    ended_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint an_engagement_is_about_a_task foreign key (business_id, task_id) references task (business_id, id),
    constraint an_engagement_stands_on_a_decision
        foreign key (business_id, decision_id) references triage_decision (business_id, id),
    constraint one_engagement_per_decision unique (business_id, decision_id),
    constraint an_end_has_its_outcome check ((ended_at is null) = (outcome is null))
);
create unique index one_open_engagement_per_task on engagement (business_id, task_id) where ended_at is null;
create index engagement_by_task on engagement (business_id, task_id);
create index engagement_by_age on engagement (business_id, opened_at desc, id desc);
call protect('engagement');
-- The baseline is frozen: of an engagement only its end is ever written later.
revoke update, delete on engagement from handoff_app;
grant update (outcome, ended_by_kind, ended_by_id, ended_by_name, ended_at, version) on engagement to handoff_app;
