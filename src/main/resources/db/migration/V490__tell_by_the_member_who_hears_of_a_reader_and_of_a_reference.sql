-- What a reader of a scope or a reference says goes to whoever asked, as long as they work here and may read it. An address that was
-- written down once can be that of somebody who has left: readings of before tell the owners, and a reference says itself who asked.
alter table scope_reading
    add column asked_by_id uuid,
    drop column asked_by_email;
alter table reference_request drop column asked_by_email;
