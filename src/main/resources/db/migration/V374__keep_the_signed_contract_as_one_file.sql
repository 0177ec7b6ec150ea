-- The signed contract as both sides get it: made once when both have signed, sealed, and never changed.
create table contract_file (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    contract_id uuid not null,
    edition integer not null,
    fingerprint varchar(64) not null,
    sha256 varchar(64) not null,
    bytes bytea not null constraint signed_file_is_not_too_large check (octet_length(bytes) between 1 and 20971520),
    sealed_at timestamptz not null,
    primary key (business_id, contract_id),
    constraint hash_is_of_the_signed_file check (sha256 = encode(sha256(bytes), 'hex')),
    constraint signed_file_is_of_one_version foreign key (business_id, contract_id, edition, fingerprint)
        references contract_edition (business_id, contract_id, number, fingerprint) on delete cascade
);
call protect('contract_file');
revoke update, delete on contract_file from handoff_app;
grant select on contract_file to handoff_vendor;
create policy file_of_the_contract_of_the_link on contract_file as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
