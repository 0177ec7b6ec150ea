-- What a lawyer says goes to whoever asked last, as long as they work here and may read it. An address that was written down once
-- can be that of somebody who has left: readings of before tell the owners.
alter table contract_lawyer_reading
    add column asked_by_id uuid,
    drop column asked_by_email;
