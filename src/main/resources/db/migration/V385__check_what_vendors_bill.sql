-- What a vendor billed for a month of an engagement, and what became of it.
create table invoice (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    contract_id uuid not null,
    vendor_id uuid not null,
    month date not null constraint month_begins_on_its_first_day check (extract(day from month) = 1),
    number varchar(60) not null,
    number_key varchar(60) not null,
    invoiced_on date not null,
    received_on date not null,
    due_on date not null,
    tax_included boolean not null,
    lines jsonb not null constraint an_invoice_has_lines check (jsonb_array_length(lines) between 1 and 40),
    tax numeric(19, 4) not null constraint tax_is_not_negative check (tax >= 0),
    total numeric(19, 4) not null constraint an_invoice_is_about_money check (total > 0),
    currency varchar(3) not null,
    billed numeric(19, 4) not null,
    file_id uuid,
    status varchar(10) not null constraint invoice_status_is_known
        check (status in ('RECEIVED', 'QUERIED', 'APPROVED', 'PAID', 'REJECTED', 'WITHDRAWN')),
    queries jsonb not null,
    credits jsonb not null,
    decision jsonb,
    payment jsonb,
    sent_by_kind varchar(10) not null,
    sent_by varchar(200) not null,
    entered_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint invoice_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint invoice_under_a_contract foreign key (business_id, contract_id) references contract (business_id, id),
    constraint invoice_of_a_vendor foreign key (business_id, vendor_id) references vendor (business_id, id),
    constraint copy_of_an_invoice foreign key (business_id, file_id) references stored_file (business_id, id),
    constraint a_decided_invoice_says_by_whom
        check ((status in ('APPROVED', 'PAID', 'REJECTED', 'WITHDRAWN')) = (decision is not null)),
    constraint a_paid_invoice_says_when check ((status = 'PAID') = (payment is not null))
);
call protect('invoice');
create unique index one_invoice_per_number_of_a_vendor on invoice (business_id, vendor_id, number_key) where status <> 'WITHDRAWN';
create index invoice_by_month on invoice (business_id, engagement_id, month desc, id desc);
create index invoice_by_contract on invoice (business_id, contract_id);
create index invoice_by_vendor on invoice (business_id, vendor_id);
create index invoice_by_file on invoice (business_id, file_id) where file_id is not null;
create index invoice_to_decide_or_pay on invoice (business_id, due_on, id) where status in ('RECEIVED', 'QUERIED', 'APPROVED');

-- What was delivered in a month, as somebody confirmed it: what is counted is paid by it.
create table delivered_volumes (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    month date not null constraint volumes_are_of_a_whole_month check (extract(day from month) = 1),
    volumes jsonb not null,
    confirmed_by varchar(200) not null,
    confirmed_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint volumes_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint volumes_are_confirmed_once_a_month unique (business_id, engagement_id, month)
);
call protect('delivered_volumes');
