-- Whose work a missed level belongs to, and on which day its measuring period ended: the credit is part of that month's fee.
alter table breach
    add column engagement_id uuid,
    add column ends_on date;
alter table breach no force row level security;
alter table status_report no force row level security;
update breach b set engagement_id = r.engagement_id, ends_on = r.period_to
    from status_report r where r.business_id = b.business_id and r.id = b.report_id;
alter table breach force row level security;
alter table status_report force row level security;
alter table breach
    alter column engagement_id set not null,
    alter column ends_on set not null;
call refer('breach_in_an_engagement', 'breach', 'engagement_id', 'engagement');
create index breach_by_engagement on breach (business_id, engagement_id, ends_on);

-- What the vendor owes for one missed level, with the calculation it comes from and what became of it.
create table credit (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    breach_id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    level_name varchar(200) not null,
    week integer not null,
    ends_on date not null,
    month_fee numeric(19, 4) not null,
    percent numeric(7, 4) not null,
    cap_percent numeric(7, 4) not null,
    credited_before numeric(19, 4) not null,
    computed numeric(19, 4) not null,
    amount numeric(19, 4) not null constraint credit_is_not_negative check (amount >= 0),
    currency varchar(3) not null,
    status varchar(10) not null constraint credit_status_is_known check (status in ('OWED', 'AGREED', 'SET_OFF', 'WAIVED', 'DROPPED')),
    correction jsonb,
    agreement jsonb,
    waiver jsonb,
    invoice_id uuid,
    invoice_number varchar(80),
    set_off_by varchar(200),
    set_off_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint credit_for_a_breach foreign key (business_id, breach_id) references breach (business_id, id) on delete cascade,
    constraint credit_of_a_delivery foreign key (business_id, delivery_id) references delivery (business_id, id) on delete cascade,
    constraint credit_in_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint one_credit_per_breach unique (business_id, breach_id),
    constraint set_off_against_an_invoice check ((status = 'SET_OFF') = (invoice_id is not null))
);
call protect('credit');
create index credit_by_engagement on credit (business_id, engagement_id, ends_on);
create index credit_by_delivery on credit (business_id, delivery_id);
create index credit_by_invoice on credit (business_id, invoice_id) where invoice_id is not null;

-- A vendor reads what its own work owes, and writes nothing of it.
create policy link_of_this_delivery on credit as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select on credit to handoff_vendor;
