-- Whose public holidays count in running work: a part of our country, the country of the vendor and a part of it.
alter table delivery
    add column our_region varchar(10),
    add column vendor_country varchar(2),
    add column vendor_region varchar(10);
alter table delivery no force row level security;
alter table vendor no force row level security;
update delivery d set vendor_country = v.country
    from vendor v where v.business_id = d.business_id and v.id = d.vendor_id;
alter table delivery force row level security;
alter table vendor force row level security;

-- What a person decided about a report that is due on a holiday.
alter table status_report add column holiday_decision jsonb;
