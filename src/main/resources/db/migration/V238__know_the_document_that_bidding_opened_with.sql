-- Set once a newer version counts, so that its readers see what has changed since.
alter table bid_request add column first_scope_id uuid,
    add constraint bid_request_opened_with_a_scope foreign key (business_id, first_scope_id)
        references frozen_scope (business_id, id);
