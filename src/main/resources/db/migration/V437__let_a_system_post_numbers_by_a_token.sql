-- A token with which a system posts the numbers of a week, and does nothing else. Only the hash of its secret is kept.
create table number_token (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    name varchar(80) not null,
    side varchar(10) not null constraint token_side_is_known check (side in ('OURS', 'VENDOR')),
    token_hash bytea not null,
    made_by_name varchar(200) not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    constraint token_for_running_work foreign key (business_id, delivery_id) references delivery (business_id, id),
    constraint what_is_revoked_says_by_whom check ((revoked_at is null) = (revoked_by is null))
);
call protect('number_token');
create unique index number_token_by_hash on number_token (token_hash);
create index number_token_by_delivery on number_token (business_id, delivery_id);
create unique index one_number_token_of_a_name on number_token (business_id, delivery_id, lower(name)) where revoked_at is null;

-- A vendor makes and revokes tokens of its own, and sees no others.
create policy own_tokens_of_this_delivery on number_token as restrictive to handoff_vendor
    using (side = 'VENDOR' and delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select, insert on number_token to handoff_vendor;
grant update (revoked_at, revoked_by, version) on number_token to handoff_vendor;
