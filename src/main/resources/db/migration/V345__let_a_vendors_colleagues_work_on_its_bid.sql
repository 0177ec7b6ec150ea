-- Whoever was invited may let colleagues work on the same bid. Each has a link and a proof of its own; the vendor says who, and the
-- business reads their names.
alter table invitation add column colleagues jsonb not null default '[]'
    constraint few_colleagues check (jsonb_array_length(colleagues) <= 5);
grant update (colleagues) on invitation to handoff_vendor;

-- Who sent or withdrew a bid in the vendor's name. Not known of earlier ones.
alter table bid add column sent_by varchar(200);
