-- How often anything of a business was saved. Whatever pages worked out before the latest change is worked out anew.
create table business_change (
    business_id uuid primary key,
    number bigint not null default 0
) with (fillfactor = 10);
call protect('business_change');
grant select, update on business_change to handoff_vendor;

alter table business no force row level security;
alter table business_change no force row level security;
insert into business_change (business_id) select business_id from business;
alter table business_change force row level security;
alter table business force row level security;

create function count_changes_from_now_on() returns trigger
language plpgsql
as $$
begin
    insert into business_change (business_id) values (new.business_id);
    return null;
end;
$$;

create trigger changes_are_counted after insert on business
    for each row execute function count_changes_from_now_on();
