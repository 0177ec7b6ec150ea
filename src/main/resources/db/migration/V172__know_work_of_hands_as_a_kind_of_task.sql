alter table task
    drop constraint task_kind_is_known,
    add constraint task_kind_is_known check (kind in
        ('REPETITIVE', 'FRONT_DESK', 'KNOWLEDGE', 'MARKETING', 'EXPERTISE', 'CRAFT', 'UPKEEP', 'WORKSHOP', 'TRANSPORT', 'ONE_OFF'));
alter table engagement
    drop constraint engagement_kind_is_known,
    add constraint engagement_kind_is_known check (kind in
        ('REPETITIVE', 'FRONT_DESK', 'KNOWLEDGE', 'MARKETING', 'EXPERTISE', 'CRAFT', 'UPKEEP', 'WORKSHOP', 'TRANSPORT', 'ONE_OFF'));
