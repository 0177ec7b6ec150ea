-- Who waits for a sample business, and how far it is. Gone once it is made.
create table sample_order (
    login_id uuid primary key references login (id) on delete cascade,
    business_id uuid not null,
    member_id uuid not null,
    ordered_at timestamptz not null,
    steps_done integer not null default 0 constraint steps_are_counted_from_0 check (steps_done >= 0),
    failed_at timestamptz
);
