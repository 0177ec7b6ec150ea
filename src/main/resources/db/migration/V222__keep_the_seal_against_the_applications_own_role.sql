-- The application's role may become the vendors' role and name any subject. So neither opens anything sealed: a proof does,
-- which only the application can make, with a key that is not in the database. Its hash is kept from the moment a vendor is
-- invited, and nobody can replace it.
create table vendor_proof (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    subject uuid not null,
    hash bytea not null constraint hash_is_a_sha256 check (octet_length(hash) = 32),
    primary key (business_id, subject)
);
call protect('vendor_proof');
revoke update, delete on vendor_proof from handoff_app;
grant select on vendor_proof to handoff_vendor;

-- Whether this transaction carries the proof of the subject that it names.
create function vendor_is_proven() returns boolean
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    select exists (
        select from vendor_proof p
        where p.subject = nullif(current_setting('app.subject', true), '')::uuid
            and p.hash = sha256(decode(nullif(current_setting('app.proof', true), ''), 'hex')))
$$;

alter policy sealed_until_opened on bid_content
    using (
        (current_user = 'handoff_vendor' and (select vendor_is_proven())
            and invitation_id = nullif(current_setting('app.subject', true), '')::uuid)
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
    with check (current_user = 'handoff_vendor' and (select vendor_is_proven())
        and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
alter policy own_draft_only on bid_draft
    using (current_user = 'handoff_vendor' and (select vendor_is_proven())
        and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
alter policy own_code_only on bid_code
    using (current_user = 'handoff_vendor' and (select vendor_is_proven())
        and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy only_its_vendor_sends_or_withdraws on bid as restrictive for insert
    with check (current_user = 'handoff_vendor' and (select vendor_is_proven())
        and invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy sealed_for_a_proven_vendor_only on stored_file as restrictive to handoff_vendor
    using (not sealed or (select vendor_is_proven()))
    with check (not sealed or (select vendor_is_proven()));

-- Files are released with the bid they belong to: once it is open and counts.
create policy released_with_its_opened_bid on file_release as restrictive for insert to handoff_app
    with check (exists (
        select from bid_content c where c.business_id = file_release.business_id and c.invitation_id = file_release.subject));

-- A request is never removed and never becomes another one: its bids would be judged by another deadline.
revoke delete on bid_request from handoff_app;
create or replace function keep_bids_sealed() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.business_id is distinct from nullif(current_setting('app.business_id', true), '')::uuid then
        raise exception 'a request stays in its business';
    end if;
    if tg_op = 'INSERT' then
        if new.opened_at is not null then
            raise exception 'bids are opened after the deadline, not before';
        end if;
        return new;
    end if;
    if new.id is distinct from old.id or new.business_id is distinct from old.business_id then
        raise exception 'a request stays the same';
    end if;
    if old.status <> 'DRAFT' and new.status = 'DRAFT' then
        raise exception 'what vendors were asked is no draft any more';
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

-- The past may be told in the sample business only, and no business becomes the sample, or takes its place.
create function keep_samples_apart() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.sample is distinct from old.sample or new.business_id is distinct from old.business_id then
        raise exception 'a business is a sample from its beginning or never';
    end if;
    return new;
end;
$$;
create trigger keep_samples_apart before update on business
    for each row execute function keep_samples_apart();
create or replace function bidding_clock() returns timestamptz
language sql volatile
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(
        (select nullif(current_setting('app.told_time', true), '')::timestamptz
            where exists (select from business where sample)),
        clock_timestamp())
$$;
