-- A table of a business: its rows are seen and written only in a transaction that names the business, by nobody else,
-- the owner of the table included. Removing a business removes its rows, whatever refers to what.
create procedure protect(business_table regclass)
language plpgsql
as $$
declare
    reference record;
begin
    execute format('alter table %s enable row level security', business_table);
    execute format('alter table %s force row level security', business_table);
    execute format(
        'create policy own_business_only on %s '
        'using (business_id = nullif(current_setting(''app.business_id'', true), '''')::uuid) '
        'with check (business_id = nullif(current_setting(''app.business_id'', true), '''')::uuid)',
        business_table);
    for reference in
        select conname from pg_constraint where conrelid = business_table and contype = 'f'
    loop
        execute format('alter table %s alter constraint %I deferrable initially immediate', business_table, reference.conname);
    end loop;
    if business_table <> 'business'::regclass then
        execute format(
            'alter table %s add constraint %I foreign key (business_id) references business (business_id) on delete cascade',
            business_table, replace(business_table::text, '.', '_') || '_of_one_business');
    end if;
end;
$$;

create table business (
    business_id uuid primary key,
    name varchar(120) not null,
    country varchar(2) not null,
    zone varchar(60) not null,
    currency varchar(3) not null,
    locale varchar(20) not null,
    sample boolean not null default false,
    created_at timestamptz not null,
    version integer not null
);
call protect('business');
create policy only_samples_are_removed on business as restrictive for delete using (sample);
