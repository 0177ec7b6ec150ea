-- A contract of an engagement. What it says stands in contract_terms and contract_clause, so that both can be closed to
-- every change once the vendor has signed, while the contract itself still moves from signed to active and ended.
create table contract (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    round integer not null,
    vendor_id uuid not null,
    vendor_name varchar(200) not null,
    vendor_email varchar(254) not null,
    vendor_zone varchar(60) not null,
    scope_id uuid not null,
    bid_id uuid not null,
    our_contact varchar(120) not null,
    our_email varchar(254) not null,
    status varchar(16) not null constraint contract_status_is_known
        check (status in ('DRAFT', 'SENT', 'SIGNED_BY_VENDOR', 'ACTIVE', 'ENDED', 'CANCELLED')),
    revision integer not null,
    edition integer not null,
    fingerprint varchar(64),
    lawyer_seen boolean not null,
    lawyer_name varchar(120),
    lawyer_seen_on date,
    prepared_at timestamptz not null,
    sent_at timestamptz,
    active_at timestamptz,
    closed_at timestamptz,
    closed_by varchar(200),
    closing_reason varchar(1000),
    version integer not null,
    primary key (business_id, id),
    constraint one_contract_per_engagement_and_round unique (business_id, engagement_id, round),
    constraint what_is_sent_has_a_fingerprint check (status in ('DRAFT', 'CANCELLED') or fingerprint is not null)
);
create unique index one_living_contract_per_engagement on contract (business_id, engagement_id)
    where status in ('DRAFT', 'SENT', 'SIGNED_BY_VENDOR', 'ACTIVE');
call protect('contract');

create table contract_terms (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    contract_id uuid not null,
    basis jsonb not null,
    terms jsonb not null,
    primary key (business_id, contract_id),
    constraint terms_of_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
call protect('contract_terms');

create table contract_clause (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    type varchar(20) not null,
    position integer not null,
    title varchar(120) not null,
    law text not null,
    plain text not null,
    fingerprint varchar(64) not null,
    changed boolean not null,
    changed_from varchar(64),
    changed_in integer not null,
    before text,
    removed boolean not null,
    primary key (business_id, id),
    constraint one_clause_per_type unique (business_id, contract_id, type),
    constraint clause_of_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
call protect('contract_clause');

-- Every version that both sides could read, exactly as its fingerprint was taken.
create table contract_edition (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    number integer not null,
    fingerprint varchar(64) not null,
    text text not null,
    made_by varchar(200) not null,
    made_at timestamptz not null,
    primary key (business_id, id),
    constraint one_text_per_version unique (business_id, contract_id, number),
    constraint version_and_fingerprint_belong_together unique (business_id, contract_id, number, fingerprint),
    constraint fingerprint_is_of_this_text check (fingerprint = encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    constraint edition_of_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
call protect('contract_edition');
revoke update, delete on contract_edition from handoff_app;

create table contract_understanding (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    clause_id uuid not null,
    side varchar(6) not null constraint side_of_understanding_is_known check (side in ('US', 'VENDOR')),
    fingerprint varchar(64) not null,
    by_kind varchar(6) not null,
    by_id uuid,
    by_name varchar(200) not null,
    at timestamptz not null,
    primary key (business_id, id),
    constraint one_tick_per_side_and_text unique (business_id, clause_id, side, fingerprint),
    constraint understanding_of_a_clause foreign key (business_id, clause_id) references contract_clause (business_id, id) on delete cascade,
    constraint understanding_of_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
create index understanding_by_contract on contract_understanding (business_id, contract_id);
call protect('contract_understanding');
revoke update on contract_understanding from handoff_app;

create table contract_question (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    clause_id uuid not null,
    asked_by varchar(6) not null constraint asking_side_is_known check (asked_by in ('US', 'VENDOR')),
    asker_kind varchar(6) not null,
    asker_id uuid,
    asker_name varchar(200) not null,
    asked_at timestamptz not null,
    text varchar(2000) not null,
    state varchar(8) not null constraint contract_question_state_is_known check (state in ('OPEN', 'ANSWERED', 'SETTLED')),
    answer varchar(2000),
    answered_by varchar(200),
    answered_at timestamptz,
    changes_version integer,
    settled_at timestamptz,
    primary key (business_id, id),
    constraint question_about_a_clause foreign key (business_id, clause_id) references contract_clause (business_id, id) on delete cascade,
    constraint question_about_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade,
    constraint answered_means_an_answer check (state <> 'ANSWERED' or answer is not null)
);
create index contract_question_by_contract on contract_question (business_id, contract_id);
call protect('contract_question');

create table contract_signature (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    side varchar(6) not null constraint signing_side_is_known check (side in ('US', 'VENDOR')),
    typed_name varchar(120) not null,
    edition integer not null,
    fingerprint varchar(64) not null,
    by_kind varchar(6) not null,
    by_id uuid,
    by_name varchar(200) not null,
    at timestamptz not null,
    primary key (business_id, id),
    constraint one_signature_per_side unique (business_id, contract_id, side),
    constraint signed_is_exactly_one_version foreign key (business_id, contract_id, edition, fingerprint)
        references contract_edition (business_id, contract_id, number, fingerprint) on delete cascade
);
call protect('contract_signature');
revoke update, delete on contract_signature from handoff_app;

-- From the first signature on nobody changes what was signed, whatever a program tries.
create policy terms_change_only_before_signing on contract_terms as restrictive for update
    using (exists (select from contract c where c.id = contract_id and c.status in ('DRAFT', 'SENT')));
create policy terms_are_never_removed on contract_terms as restrictive for delete using (false);
create policy clauses_change_only_before_signing on contract_clause as restrictive for update
    using (exists (select from contract c where c.id = contract_id and c.status in ('DRAFT', 'SENT')));
create policy clauses_are_never_removed on contract_clause as restrictive for delete using (false);

-- A vendor comes to one contract only, that of the link, and not before it was sent.
grant select on contract, contract_terms, contract_clause, contract_edition, contract_understanding, contract_question,
    contract_signature to handoff_vendor;
grant update (status, closed_at, closed_by, closing_reason, version) on contract to handoff_vendor;
grant insert, delete on contract_understanding to handoff_vendor;
grant insert, update (state, answer, answered_by, answered_at, changes_version, settled_at) on contract_question to handoff_vendor;
grant insert on contract_signature to handoff_vendor;

create policy the_contract_of_the_link on contract as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid and status <> 'DRAFT');
create policy terms_of_the_contract_of_the_link on contract_terms as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy clauses_of_the_contract_of_the_link on contract_clause as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy versions_of_the_contract_of_the_link on contract_edition as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy questions_of_the_contract_of_the_link on contract_question as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy ticks_of_the_contract_of_the_link on contract_understanding as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy signatures_of_the_contract_of_the_link on contract_signature as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);

-- Nobody ticks, asks or signs in the name of the other side.
create policy a_vendor_ticks_for_the_vendor on contract_understanding as restrictive for insert to handoff_vendor
    with check (side = 'VENDOR');
create policy a_vendor_unticks_for_the_vendor on contract_understanding as restrictive for delete to handoff_vendor
    using (side = 'VENDOR');
create policy a_vendor_asks_for_the_vendor on contract_question as restrictive for insert to handoff_vendor
    with check (asked_by = 'VENDOR');
create policy a_vendor_signs_for_the_vendor on contract_signature as restrictive for insert to handoff_vendor
    with check (side = 'VENDOR');
