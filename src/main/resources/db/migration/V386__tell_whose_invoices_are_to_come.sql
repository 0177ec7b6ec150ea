-- For which months invoices of a running engagement are to come, kept beside its contract so that home finds the missing ones.
create table invoice_plan (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    engagement_id uuid not null,
    vendor_name varchar(200) not null,
    starts date not null,
    ends date not null,
    monthly boolean not null,
    asked_from date not null constraint invoices_are_asked_from_the_first_of_a_month check (extract(day from asked_from) = 1),
    version integer not null,
    primary key (business_id, engagement_id),
    constraint invoice_plan_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint invoices_end_after_they_begin check (ends >= starts)
);
-- Work that runs already waits for the invoices of the months from now on: nobody has entered those of before here.
alter table delivery no force row level security;
alter table contract no force row level security;
alter table contract_terms no force row level security;
insert into invoice_plan (business_id, engagement_id, vendor_name, starts, ends, monthly, asked_from, version)
select distinct on (d.business_id, d.engagement_id) d.business_id, d.engagement_id, d.vendor_name, d.starts, d.ends,
    t.terms ->> 'rateModel' <> 'ONCE', date_trunc('month', greatest(d.starts, current_date))::date, 0
from delivery d
join contract c on c.business_id = d.business_id and c.id = d.contract_id and c.status = 'ACTIVE'
join contract_terms t on t.business_id = d.business_id and t.contract_id = d.contract_id
where d.phase <> 'ENDED'
order by d.business_id, d.engagement_id, d.id desc;
alter table contract_terms force row level security;
alter table contract force row level security;
alter table delivery force row level security;

call protect('invoice_plan');
create index invoice_plan_by_month on invoice_plan (business_id, asked_from) where monthly;
