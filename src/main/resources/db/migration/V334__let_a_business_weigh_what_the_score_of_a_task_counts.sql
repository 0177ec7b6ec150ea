-- What the score of a task counts was the same for everybody. Now a business says how much each of its four terms counts; where
-- it says nothing, the usual weights hold.
create table score_weights (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    weight_repeats integer not null,
    weight_simple integer not null,
    weight_hours integer not null,
    weight_off_site integer not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_set_of_weights_per_business check (id = business_id),
    constraint weights_are_not_negative check (least(weight_repeats, weight_simple, weight_hours, weight_off_site) >= 0),
    constraint weights_add_up_to_a_hundred
        check (weight_repeats + weight_simple + weight_hours + weight_off_site = 100)
);
call protect('score_weights');

-- What a score was reckoned with stands beside it, so that its terms always add up to it.
alter table task
    add column weight_repeats integer not null default 25,
    add column weight_simple integer not null default 25,
    add column weight_hours integer not null default 30,
    add column weight_off_site integer not null default 20;
alter table task
    alter column weight_repeats drop default,
    alter column weight_simple drop default,
    alter column weight_hours drop default,
    alter column weight_off_site drop default;

-- The score as the application reckons it, so that new weights need one statement, however many tasks there are.
create function task_score(
    repetitive integer, simplicity integer, hours_per_year numeric, place varchar,
    weight_repeats integer, weight_simple integer, weight_hours integer, weight_off_site integer)
returns integer
language sql
immutable
return (
    round(weight_repeats * repetitive / 5.0)
    + round(weight_simple * simplicity / 5.0)
    + least(weight_hours, round(weight_hours * hours_per_year / 400))
    + case when place = 'OFF_SITE' then weight_off_site
        when place in ('VISITS', 'PARTLY') then round(weight_off_site / 2.0)
        else 0 end
)::integer;
