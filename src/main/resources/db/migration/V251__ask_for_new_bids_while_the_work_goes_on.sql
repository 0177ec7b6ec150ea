-- New bids are asked for before the old contract ends, so the next round is an engagement of its own that follows the old one.
alter table engagement add column succeeds uuid;
alter table engagement add constraint a_round_follows_an_engagement
    foreign key (business_id, succeeds) references engagement (business_id, id);
drop index one_open_engagement_per_task;
create unique index one_open_engagement_per_task on engagement (business_id, task_id)
    where ended_at is null and succeeds is null;
create unique index one_open_round_after_an_engagement on engagement (business_id, succeeds)
    where ended_at is null and succeeds is not null;
