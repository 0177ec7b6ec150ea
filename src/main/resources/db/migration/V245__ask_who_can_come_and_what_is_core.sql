-- A vendor can come and do a task on the premises. Tasks of before keep their meaning: ON_SITE is by own people only.
alter table task
    drop constraint place_is_known,
    add constraint place_is_known check (place in ('OFF_SITE', 'VISITS', 'PARTLY', 'ON_SITE')),
    add column core_line varchar(120);

-- What the core list names is core, whatever the task says of itself. Tasks called differently are compared by the
-- application with the next change of the task or of the list.
alter table task no force row level security;
alter table business_profile no force row level security;
update task t set core_line = named.line, score = null
    from (select business_id, line from business_profile, jsonb_array_elements_text(core_competencies) line) named
    where named.business_id = t.business_id and lower(named.line) = lower(t.name) and t.standing = 'OPEN';
alter table business_profile force row level security;
alter table task force row level security;
