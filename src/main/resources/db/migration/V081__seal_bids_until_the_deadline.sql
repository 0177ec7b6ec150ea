-- One row for each bid sent or withdrawn; the last of an invitation counts. Says that there is a bid, not what is in it.
create table bid (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    invitation_id uuid not null,
    scope_id uuid not null,
    number integer not null,
    kind varchar(9) not null constraint bid_kind_is_known check (kind in ('SENT', 'WITHDRAWN')),
    receipt varchar(20) not null,
    at timestamptz not null,
    primary key (business_id, id),
    constraint bid_of_an_invitation foreign key (business_id, request_id, invitation_id)
        references invitation (business_id, request_id, id),
    constraint bid_on_a_scope foreign key (business_id, scope_id) references frozen_scope (business_id, id),
    constraint bids_of_a_vendor_are_counted unique (business_id, invitation_id, number),
    constraint bid_and_its_request unique (business_id, request_id, id)
);
call protect('bid');
create index bid_by_request on bid (business_id, request_id);

-- What a bid offers: the sealed envelope.
create table bid_content (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    bid_id uuid not null,
    request_id uuid not null,
    invitation_id uuid not null,
    idempotency_key uuid not null,
    sha256 varchar(64) not null,
    canonical text not null constraint bid_is_of_bounded_size check (octet_length(canonical) < 1000000),
    primary key (business_id, bid_id),
    constraint content_of_a_bid foreign key (business_id, request_id, bid_id) references bid (business_id, request_id, id),
    constraint one_bid_per_press_of_the_button unique (business_id, invitation_id, idempotency_key)
);
call protect('bid_content');
create index bid_content_by_request on bid_content (business_id, request_id);

-- The seal. A vendor sees its own bids; everybody else those that count, once the request was opened: the last of its
-- vendor, not withdrawn, for the current scope, through an invitation that was not revoked before.
create policy sealed_until_opened on bid_content as restrictive
    using (
        (current_user = 'handoff_vendor' and invitation_id = nullif(current_setting('app.subject', true), '')::uuid)
        or exists (
            select from bid b
            join bid_request r on r.business_id = b.business_id and r.id = b.request_id
            join invitation i on i.business_id = b.business_id and i.id = b.invitation_id
            where b.business_id = bid_content.business_id and b.id = bid_content.bid_id
                and r.opened_at is not null
                and b.kind = 'SENT'
                and b.scope_id = r.scope_id
                and (i.revoked_at is null or i.revoked_at >= r.opened_at)
                and not exists (
                    select from bid later
                    where later.business_id = b.business_id and later.invitation_id = b.invitation_id
                        and later.number > b.number)))
    with check (current_user = 'handoff_vendor' and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy own_content_only on bid_content as restrictive to handoff_vendor
    using (invitation_id = nullif(current_setting('app.subject', true), '')::uuid);

-- Sent is sent: nothing is changed or removed afterwards.
revoke update, delete on bid, bid_content from handoff_app;
revoke all on bid_draft from handoff_app;

-- The latch and the deadline, kept by the database whatever the application does.
create function keep_bids_sealed() returns trigger
language plpgsql
as $$
begin
    if tg_op = 'INSERT' then
        if new.opened_at is not null then
            raise exception 'bids are opened after the deadline, not before';
        end if;
        return new;
    end if;
    if old.opened_at is not null and new.opened_at is distinct from old.opened_at then
        raise exception 'bids were opened and stay open';
    end if;
    if old.opened_at is null and new.opened_at is not null
        and (old.status <> 'OPEN' or new.deadline is distinct from old.deadline or bidding_clock() < old.deadline) then
        raise exception 'bids stay sealed until the deadline';
    end if;
    if old.status <> 'DRAFT' and new.deadline is distinct from old.deadline
        and (new.deadline is null or new.deadline < old.deadline or old.opened_at is not null) then
        raise exception 'a deadline is never shortened';
    end if;
    return new;
end;
$$;
create trigger keep_bids_sealed before insert or update on bid_request
    for each row execute function keep_bids_sealed();

-- What people behind a link may do, and to which rows: those of their own invitation.
grant select on bid_request, bid_criterion, invitation, bid, bid_content, bid_draft to handoff_vendor;
grant update (gate) on bid_request to handoff_vendor;
grant update (started_at, draft_begun_at, declined_at, decline_reason, version) on invitation to handoff_vendor;
grant select (business_id, id, request_id, question, asked_at, answer, answered_at) on clarification to handoff_vendor;
grant insert on clarification, bid, bid_content to handoff_vendor;
grant insert, update, delete on bid_draft to handoff_vendor;

create policy own_invitation_only on invitation as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
create policy own_request_only on bid_request as restrictive to handoff_vendor
    using (id = (select i.request_id from invitation i where i.id = nullif(current_setting('app.subject', true), '')::uuid));
create policy vendors_change_no_request on bid_request as restrictive for update to handoff_vendor
    using (true) with check (false);
create policy own_request_only on bid_criterion as restrictive to handoff_vendor
    using (request_id = (select i.request_id from invitation i where i.id = nullif(current_setting('app.subject', true), '')::uuid));
create policy answered_or_own on clarification as restrictive to handoff_vendor
    using (
        request_id = (select i.request_id from invitation i where i.id = nullif(current_setting('app.subject', true), '')::uuid)
        and (answered_at is not null or invitation_id = nullif(current_setting('app.subject', true), '')::uuid))
    with check (invitation_id = nullif(current_setting('app.subject', true), '')::uuid and answer is null);
create policy own_bids_only on bid as restrictive to handoff_vendor
    using (invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy own_draft_only on bid_draft as restrictive
    using (current_user = 'handoff_vendor' and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
