-- How long each touch of the work of an engagement is taken to last, and the hours of weeks for which somebody knows better.
create table oversight_record (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    engagement_id uuid not null,
    minutes_per_report integer not null,
    minutes_per_question integer not null,
    minutes_per_act integer not null,
    corrections jsonb not null,
    version integer not null,
    primary key (business_id, engagement_id),
    constraint oversight_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint a_touch_lasts_some_minutes check (minutes_per_report between 0 and 480
        and minutes_per_question between 0 and 480 and minutes_per_act between 0 and 480)
);
call protect('oversight_record');
