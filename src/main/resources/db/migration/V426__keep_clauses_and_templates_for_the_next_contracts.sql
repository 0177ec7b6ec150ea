-- Clauses that a business has written itself and keeps for the next contracts. A contract gets a copy of the words.
create table kept_clause (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    version integer not null,
    title varchar(120) not null,
    law text not null,
    plain text not null,
    stands_after varchar(20) not null,
    kept_by varchar(200) not null,
    kept_at timestamptz not null,
    retired_by varchar(200),
    retired_at timestamptz,
    primary key (business_id, id),
    constraint a_retired_clause_says_by_whom check ((retired_by is null) = (retired_at is null))
);
create unique index one_kept_clause_of_a_title on kept_clause (business_id, lower(title)) where retired_at is null;
call protect('kept_clause');

-- Choices for a contract that is drafted: terms, clauses to leave out, own clauses to add.
create table contract_template (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    version integer not null,
    name varchar(120) not null,
    choices jsonb not null,
    kept_by varchar(200) not null,
    kept_at timestamptz not null,
    retired_by varchar(200),
    retired_at timestamptz,
    primary key (business_id, id),
    constraint a_retired_template_says_by_whom check ((retired_by is null) = (retired_at is null))
);
create unique index one_contract_template_of_a_name on contract_template (business_id, lower(name)) where retired_at is null;
call protect('contract_template');
