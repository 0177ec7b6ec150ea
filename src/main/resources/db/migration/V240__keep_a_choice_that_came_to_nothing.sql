-- A winner may not sign. Its award then stays readable beside the one that took its place.
alter table award
    add column id uuid,
    add column withdrawn_at timestamptz,
    add column withdrawn_by varchar(200),
    add column withdrawal_reason varchar(2000);
alter table award no force row level security;
update award set id = request_id;
alter table award force row level security;
alter table award
    alter column id set not null,
    drop constraint one_award_per_bid_request,
    add primary key (business_id, id),
    add constraint a_withdrawn_award_says_why
        check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null));
create unique index one_award_per_bid_request on award (business_id, request_id) where withdrawn_at is null;
