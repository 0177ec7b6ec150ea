-- A list of tasks can come from a spreadsheet, which tells names and hours. What the tasks are like is told later, all at once.
alter table task
    alter column kind drop not null,
    alter column place drop not null,
    alter column core drop not null,
    alter column repetitive drop not null,
    alter column simplicity drop not null,
    alter column risk drop not null,
    add constraint what_a_task_is_like_is_told_at_once
        check (num_nulls(kind, place, core, repetitive, simplicity, risk) in (0, 6)),
    drop column off_site;
alter table task add column off_site boolean not null generated always as (coalesce(place = 'OFF_SITE', false)) stored;
create index task_by_rank on task (business_id, rank desc, off_site desc, hours_per_year desc, id desc)
    where removed_at is null;
create index task_to_assess on task (business_id, hours_per_year desc, id desc)
    where removed_at is null and kind is null and standing = 'OPEN';
create index task_to_decide on task (business_id, rank desc, off_site desc, hours_per_year desc, id desc)
    where removed_at is null and standing = 'OPEN' and score is not null;
