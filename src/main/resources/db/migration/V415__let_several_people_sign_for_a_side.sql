-- Who signs for a side of a contract, where it is not simply the person who was invited, or one of our owners and managers: named
-- people, each with a proof of its own, in an order or in any.
create table contract_signatory (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    side varchar(6) not null constraint side_of_a_signatory_is_known check (side in ('US', 'VENDOR')),
    name varchar(120) not null constraint signatories_have_a_name check (name <> ''),
    role varchar(120),
    email varchar(254),
    member_id uuid,
    position integer not null,
    turn integer not null constraint turns_count_from_one check (turn > 0),
    named_by varchar(200) not null,
    named_at timestamptz not null,
    in_place_of varchar(120),
    asked_at timestamptz,
    refusal varchar(1000),
    refused_at timestamptz,
    primary key (business_id, id),
    constraint a_signatory_signs_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade,
    constraint a_signatory_is_a_member_or_has_an_address check ((member_id is null) <> (email is null)),
    constraint only_we_name_members check (side = 'US' or member_id is null),
    constraint a_refusal_has_a_time check ((refusal is null) = (refused_at is null))
);
create index signatory_by_member on contract_signatory (business_id, member_id) where member_id is not null;
create index signatories_of_a_contract on contract_signatory (business_id, contract_id, position);
call protect('contract_signatory');
call refer('a_signatory_is_a_member', 'contract_signatory', 'member_id', 'member');

-- Each signs once. Where nobody is named, a side signs once, as before.
alter table contract_signature
    add column signatory_id uuid,
    add column role varchar(120),
    drop constraint one_signature_per_side,
    add constraint one_signature_per_signatory unique nulls not distinct (business_id, contract_id, side, signatory_id);
create index signature_of_a_signatory on contract_signature (business_id, signatory_id) where signatory_id is not null;
call refer('a_signature_is_of_a_signatory', 'contract_signature', 'signatory_id', 'contract_signatory');

-- Some of the vendor's people have signed, not all: the text is fixed already.
alter table contract
    drop constraint if exists contract_status_is_known,
    add constraint contract_status_is_known
        check (status in ('DRAFT', 'SENT', 'SIGNING', 'SIGNED_BY_VENDOR', 'ACTIVE', 'ENDED', 'CANCELLED'));
drop index one_living_contract_per_engagement;
create unique index one_living_contract_per_engagement on contract (business_id, engagement_id)
    where kind = 'CONTRACT' and status in ('DRAFT', 'SENT', 'SIGNING', 'SIGNED_BY_VENDOR', 'ACTIVE');
drop index one_open_amendment_per_contract;
create unique index one_open_amendment_per_contract on contract (business_id, amends_id)
    where kind = 'AMENDMENT' and status in ('DRAFT', 'SENT', 'SIGNING', 'SIGNED_BY_VENDOR');
drop index contract_not_in_force;
create index contract_not_in_force on contract (business_id, prepared_at)
    where status in ('DRAFT', 'SENT', 'SIGNING', 'SIGNED_BY_VENDOR');
drop index contract_to_sign;
create index contract_to_sign on contract (business_id, sign_by) where status in ('SENT', 'SIGNING', 'SIGNED_BY_VENDOR');

-- A vendor names its own people, and sees who signs for either side.
grant select, insert, update, delete on contract_signatory to handoff_vendor;
create policy signatories_of_the_contract_of_the_link on contract_signatory as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy a_vendor_names_its_own_people on contract_signatory as restrictive for insert to handoff_vendor
    with check (side = 'VENDOR');
create policy a_vendor_changes_its_own_people on contract_signatory as restrictive for update to handoff_vendor
    using (side = 'VENDOR') with check (side = 'VENDOR');
create policy a_vendor_removes_its_own_people on contract_signatory as restrictive for delete to handoff_vendor
    using (side = 'VENDOR');

-- What asks a person to sign is withdrawn with what else the link asks for.
alter policy letters_of_the_link on message
    using (about = nullif(current_setting('app.subject', true), '')::uuid
        or about in (select id from contract_signatory where contract_id = nullif(current_setting('app.subject', true), '')::uuid));
alter policy letters_of_the_link_are_withdrawn on message
    using (about = nullif(current_setting('app.subject', true), '')::uuid
        or about in (select id from contract_signatory where contract_id = nullif(current_setting('app.subject', true), '')::uuid));
