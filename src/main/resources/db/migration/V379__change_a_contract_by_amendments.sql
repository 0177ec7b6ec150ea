-- An amendment is read clause by clause, asked about and signed as its contract was: it is a row of the same kind, so that the
-- clauses, ticks, questions, versions and signatures of both stand in the same tables under the same rules.
alter table contract add column kind varchar(9) not null default 'CONTRACT'
    constraint kind_of_agreement_is_known check (kind in ('CONTRACT', 'AMENDMENT'));
alter table contract alter column kind drop default;
alter table contract alter column round drop not null;
alter table contract
    add column amends_id uuid,
    add column amendment_number integer,
    add column effected_at timestamptz,
    add constraint a_contract_has_a_round check ((kind = 'CONTRACT') = (round is not null)),
    add constraint an_amendment_changes_a_contract check ((kind = 'AMENDMENT') = (amends_id is not null and amendment_number is not null)),
    add constraint one_amendment_per_contract_and_number unique (business_id, amends_id, amendment_number);
call refer('amendment_of_a_contract', 'contract', 'amends_id', 'contract');

drop index one_living_contract_per_engagement;
create unique index one_living_contract_per_engagement on contract (business_id, engagement_id)
    where kind = 'CONTRACT' and status in ('DRAFT', 'SENT', 'SIGNED_BY_VENDOR', 'ACTIVE');
create unique index one_open_amendment_per_contract on contract (business_id, amends_id)
    where kind = 'AMENDMENT' and status in ('DRAFT', 'SENT', 'SIGNED_BY_VENDOR');
create index amendments_that_wait_for_their_day on contract (business_id, id)
    where kind = 'AMENDMENT' and status = 'ACTIVE' and effected_at is null;

-- Why a contract is changed, from when on, and how it stood before. Closed to every change once the vendor has signed.
create table contract_amendment (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    contract_id uuid not null,
    reason_type varchar(6) not null constraint reason_of_an_amendment_is_known
        check (reason_type in ('SCOPE', 'PRICE', 'LEVEL', 'TERM', 'LAW', 'OTHER')),
    reason varchar(1000) not null,
    effective_from date not null,
    drafted_after integer not null,
    amended_edition integer not null,
    amended_fingerprint varchar(64) not null,
    stood_before jsonb not null,
    reworded jsonb not null,
    primary key (business_id, contract_id),
    constraint what_an_amendment_changes foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
call protect('contract_amendment');
create policy amendments_change_only_before_signing on contract_amendment as restrictive for update
    using (exists (select from contract c where c.id = contract_id and c.status in ('DRAFT', 'SENT')));
create policy amendments_are_never_removed on contract_amendment as restrictive for delete using (false);
grant select on contract_amendment to handoff_vendor;
create policy the_amendment_of_the_link on contract_amendment as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);

-- What was agreed on since a contract was signed stands beside it: its own text and terms stay as they are.
alter table contract
    add column agreed_changes integer,
    add column agreed_terms jsonb,
    add column agreed_ends_on date,
    add column agreed_notice_by date,
    add column agreed_renewal varchar(10) constraint agreed_renewal_is_known check (agreed_renewal in ('NONE', 'AUTO', 'OPTION')),
    add column renewals jsonb,
    add column term_decided_for date,
    add constraint agreed_days_are_those_of_the_terms check (
        (agreed_terms is null) = (agreed_changes is null)
        and agreed_ends_on is not distinct from (agreed_terms ->> 'end')::date
        and agreed_notice_by is not distinct from (agreed_terms ->> 'end')::date - (agreed_terms ->> 'noticeDays')::integer
        and agreed_renewal is not distinct from agreed_terms ->> 'renewal');

-- Work that is paid once has no further term that anybody would have to decide about.
alter table contract no force row level security;
alter table contract_terms no force row level security;
update contract c set term_decided_for = t.notice_by
    from contract_terms t
    where t.business_id = c.business_id and t.contract_id = c.id and c.status = 'ACTIVE' and t.terms ->> 'rateModel' = 'ONCE';
alter table contract_terms force row level security;
alter table contract force row level security;
