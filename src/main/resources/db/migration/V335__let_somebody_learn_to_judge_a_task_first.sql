alter table triage_decision
    drop constraint verdict_is_known,
    drop constraint suggestion_is_known,
    add constraint verdict_is_known
        check (verdict in ('OUTSOURCE', 'AUTOMATE', 'LATER', 'SPLIT', 'KEEP', 'TRAIN')),
    add constraint suggestion_is_known
        check (suggested in ('OUTSOURCE', 'AUTOMATE', 'LATER', 'SPLIT', 'KEEP', 'TRAIN', 'BLOCKED'));
