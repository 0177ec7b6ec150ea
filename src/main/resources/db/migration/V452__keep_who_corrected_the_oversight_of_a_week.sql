-- What somebody knows better about the oversight of a week counts wherever its hours do, so it stands with the week, with who said so.
-- The corrections of before were kept without that, by the number of the week.
alter table status_report add column oversight_correction jsonb;
alter table status_report no force row level security;
alter table oversight_record no force row level security;
alter table delivery no force row level security;
update status_report r set oversight_correction = jsonb_build_object(
    'hours', c -> 'hours', 'by', null, 'at', null, 'revision', 1)
from oversight_record o
cross join lateral jsonb_array_elements(o.corrections) c
where r.business_id = o.business_id and r.engagement_id = o.engagement_id and r.week = (c ->> 'week')::int
    and r.delivery_id = (select d.id from delivery d
        where d.business_id = o.business_id and d.engagement_id = o.engagement_id order by d.id desc limit 1);
alter table status_report force row level security;
alter table oversight_record force row level security;
alter table delivery force row level security;
alter table oversight_record drop column corrections;

-- Through its link a vendor says nothing about our hours.
create function our_hours_are_said_by_us() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    raise exception 'a vendor says nothing about our hours';
end;
$$;
create trigger our_hours_by_link before update on status_report
    for each row when (current_user = 'handoff_vendor' and (new.our_hours is distinct from old.our_hours
        or new.oversight_correction is distinct from old.oversight_correction))
    execute function our_hours_are_said_by_us();
