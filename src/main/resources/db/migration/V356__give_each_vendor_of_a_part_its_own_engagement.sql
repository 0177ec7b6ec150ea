-- Work that was put out in parts may be awarded to several vendors. The one engagement keeps the work of one of them; for each other
-- vendor there is an engagement of its own, with its share of what the task cost.
alter table engagement
    add column part_of uuid,
    add column share numeric(9,8) not null default 1 constraint share_is_a_part_of_one check (share between 0 and 1),
    add constraint a_part_is_no_round check (part_of is null or succeeds is null),
    drop constraint one_engagement_per_decision;
create unique index one_engagement_per_decision on engagement (business_id, decision_id) where part_of is null;
create index engagement_by_decision on engagement (business_id, decision_id);
drop index one_open_engagement_per_task;
create unique index one_open_engagement_per_task on engagement (business_id, task_id)
    where ended_at is null and succeeds is null and part_of is null;
create index engagement_by_whole on engagement (business_id, part_of) where part_of is not null;
call refer('a_part_belongs_to_an_engagement', 'engagement', 'part_of', 'engagement');
grant update (share) on engagement to handoff_app;
