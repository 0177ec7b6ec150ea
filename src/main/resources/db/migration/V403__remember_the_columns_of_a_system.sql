-- What the columns of a table mean that some system writes about running work each week, as it was chosen the last time.
create table number_columns (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    delivery_id uuid not null,
    columns jsonb not null constraint columns_have_names check (jsonb_typeof(columns) = 'object'),
    version integer not null,
    primary key (business_id, delivery_id)
);
call protect('number_columns');
call refer('columns_of_a_delivery', 'number_columns', 'delivery_id', 'delivery', removal => 'cascade');
create policy link_of_this_delivery on number_columns as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid)
    with check (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select, insert, update on number_columns to handoff_vendor;
