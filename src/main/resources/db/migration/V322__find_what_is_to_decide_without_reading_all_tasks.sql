create index task_to_decide on task (business_id, rank desc, off_site desc, hours_per_year desc, id desc)
    where removed_at is null and standing = 'OPEN' and score is not null;
create index task_by_age on task (business_id, added_at desc, id desc) where removed_at is null;
create index triage_decision_with_override on triage_decision (business_id, taken_at desc)
    where override_reason is not null;
