-- One row that only the key of this installation can have written: a start with another key is noticed before it does harm.
create table installation_key (
    only_one boolean primary key default true constraint one_key_per_installation check (only_one),
    fingerprint bytea not null,
    written_at timestamptz not null default now()
);
