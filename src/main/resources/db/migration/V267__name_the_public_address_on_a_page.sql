-- Of the whole installation: where people reach it, and the question by which it finds out whether it is reached there.
create table public_address (
    only_one boolean primary key default true constraint one_public_address_per_installation check (only_one),
    address varchar(300) not null,
    saved_at timestamptz not null default now()
);
create table address_question (
    question varchar(64) primary key,
    until timestamptz not null
);
