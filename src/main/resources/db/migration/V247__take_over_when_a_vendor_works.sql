-- Who said when both sides work: somebody on the page of the running work, the directory of vendors, or nobody yet.
alter table delivery
    add column hours_entered boolean not null default false,
    add column vendor_hours_told boolean not null default false;

alter table delivery no force row level security;
alter table vendor no force row level security;
update delivery set hours_entered = true
    where (our_hours_from, our_hours_to, vendor_hours_from, vendor_hours_to)
        is distinct from (time '09:00', time '17:30', time '09:00', time '18:00');
update delivery d set vendor_hours_from = v.works_from, vendor_hours_to = v.works_to, vendor_hours_told = true
    from vendor v
    where v.business_id = d.business_id and v.id = d.vendor_id and v.works_from is not null and v.works_to is not null
        and not d.hours_entered;
alter table vendor force row level security;
alter table delivery force row level security;
alter table delivery
    alter column hours_entered drop default,
    alter column vendor_hours_told drop default;
