-- How many tasks there are, with their hours and their cost, was added up over all of them after every change. Now each
-- change notes what it adds and what it takes away, per kind of task that the list counts; the sum of the notes is the total.
-- A note is only ever added, so two people who save at once do not wait for each other.
create table task_tally (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null default gen_random_uuid(),
    off_site boolean not null,
    passed boolean not null,
    assessed boolean not null,
    standing varchar(8) not null,
    currency varchar(3) not null,
    tasks integer not null,
    hours_per_year numeric(20, 2) not null,
    cost_per_year numeric(27, 4) not null,
    primary key (business_id, id)
);
call protect('task_tally');

alter table business no force row level security;
alter table task no force row level security;
alter table task_tally no force row level security;
insert into task_tally (
    business_id, off_site, passed, assessed, standing, currency, tasks, hours_per_year, cost_per_year)
select business_id, off_site, score is not null, kind is not null, standing, currency, count(*),
    sum(hours_per_year), sum(cost_per_year)
from task where removed_at is null
group by 1, 2, 3, 4, 5, 6;
alter table task_tally force row level security;
alter table task force row level security;
alter table business force row level security;

create function tally_tasks() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        insert into task_tally (
            business_id, off_site, passed, assessed, standing, currency, tasks, hours_per_year, cost_per_year)
        select business_id, off_site, score is not null, kind is not null, standing, currency, count(*),
            sum(hours_per_year), sum(cost_per_year)
        from after_it where removed_at is null
        group by 1, 2, 3, 4, 5, 6;
    elsif tg_op = 'DELETE' then
        -- With a whole business its notes go too, and no new one finds the business any more.
        insert into task_tally (
            business_id, off_site, passed, assessed, standing, currency, tasks, hours_per_year, cost_per_year)
        select business_id, off_site, score is not null, kind is not null, standing, currency, -count(*),
            -sum(hours_per_year), -sum(cost_per_year)
        from before_it where removed_at is null
            and exists (select from business where business.business_id = before_it.business_id)
        group by 1, 2, 3, 4, 5, 6;
    else
        insert into task_tally (
            business_id, off_site, passed, assessed, standing, currency, tasks, hours_per_year, cost_per_year)
        select business_id, off_site, passed, assessed, standing, currency, sum(tasks), sum(hours), sum(cost)
        from (
            select business_id, off_site, score is not null as passed, kind is not null as assessed, standing, currency,
                1 as tasks, hours_per_year as hours, cost_per_year as cost
            from after_it where removed_at is null
            union all
            select business_id, off_site, score is not null, kind is not null, standing, currency,
                -1, -hours_per_year, -cost_per_year
            from before_it where removed_at is null) as changed
        group by 1, 2, 3, 4, 5, 6
        having sum(tasks) <> 0 or sum(hours) <> 0 or sum(cost) <> 0;
    end if;

    -- Many notes become one per kind of task. Who comes while somebody does this passes by what is held.
    if (select count(*) > 300 from task_tally) then
        with held as (
            select id from task_tally for update skip locked
        ), gone as (
            delete from task_tally where id in (select id from held) returning task_tally.*
        )
        insert into task_tally (
            business_id, off_site, passed, assessed, standing, currency, tasks, hours_per_year, cost_per_year)
        select business_id, off_site, passed, assessed, standing, currency, sum(tasks), sum(hours_per_year),
            sum(cost_per_year)
        from gone
        group by 1, 2, 3, 4, 5, 6
        having sum(tasks) <> 0 or sum(hours_per_year) <> 0 or sum(cost_per_year) <> 0;
    end if;
    return null;
end;
$$;

create trigger new_tasks_are_tallied after insert on task
    referencing new table as after_it for each statement execute function tally_tasks();
create trigger changed_tasks_are_tallied after update on task
    referencing old table as before_it new table as after_it for each statement execute function tally_tasks();
create trigger deleted_tasks_are_tallied after delete on task
    referencing old table as before_it for each statement execute function tally_tasks();
