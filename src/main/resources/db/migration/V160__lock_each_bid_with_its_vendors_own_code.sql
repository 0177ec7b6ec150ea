-- The code that a vendor chose for its bid, as Argon2id: whoever carried the link, perhaps by hand, cannot read by it what
-- the vendor types. One row for each invitation; the business has no right to it whatever: not to read, set or remove it.
create table bid_code (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    invitation_id uuid not null,
    hash varchar(200) not null,
    chosen_at timestamptz not null,
    started_again_at timestamptz,
    version integer not null,
    primary key (business_id, invitation_id),
    constraint code_of_an_invitation foreign key (business_id, invitation_id) references invitation (business_id, id)
);
call protect('bid_code');
revoke all on bid_code from handoff_app;
grant select, insert, update on bid_code to handoff_vendor;
create policy own_code_only on bid_code as restrictive
    using (current_user = 'handoff_vendor' and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
