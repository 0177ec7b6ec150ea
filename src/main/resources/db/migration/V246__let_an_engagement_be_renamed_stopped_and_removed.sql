-- An engagement that was opened by mistake is renamed, stopped with a reason, or removed while nobody outside has seen it.
-- The baseline stays frozen.
alter table engagement
    add column end_reason varchar(2000),
    drop constraint outcome_is_known,
    add constraint outcome_is_known
        check (outcome in ('COMPLETED', 'TERMINATED', 'TAKEN_BACK', 'ABANDONED', 'REMOVED'));
grant update (name, end_reason) on engagement to handoff_app;

-- A draft of an engagement that is over waits for nobody.
alter table scope_of_work add column closed_at timestamptz;
drop index scope_drafts_by_age;
create index scope_drafts_by_age on scope_of_work (business_id, started_at) where status = 'DRAFT' and closed_at is null;
