-- After the opening some of the bidders may be asked for a final offer, once, where vendors were told so before they bid. It is a
-- second round of the same request with its own deadline and its own latch.
alter table bid_request
    add column final_offers boolean not null default false,
    add column final_asked_at timestamptz,
    add column final_asked_by_kind varchar(10),
    add column final_asked_by_id uuid,
    add column final_asked_by_name varchar(200),
    add column final_text varchar(4000),
    add column final_deadline timestamptz,
    add column final_begun_by_kind varchar(10),
    add column final_begun_by_id uuid,
    add column final_begun_by_name varchar(200),
    add column final_begun_at timestamptz,
    add column final_opened_at timestamptz,
    add column final_opened_by_kind varchar(10),
    add column final_opened_by_id uuid,
    add column final_opened_by_name varchar(200),
    add column final_called_off_at timestamptz,
    add column final_called_off_by_kind varchar(10),
    add column final_called_off_by_id uuid,
    add column final_called_off_by_name varchar(200),
    add column final_called_off_reason varchar(2000),
    add constraint final_offers_are_asked_for_with_a_deadline check (
        num_nonnulls(final_asked_at, final_asked_by_name, final_text, final_deadline) in (0, 4)),
    add constraint final_offers_are_asked_for_where_that_was_announced check (final_asked_at is null or final_offers),
    add constraint final_offers_follow_the_opening check (final_asked_at is null or opened_at is not null),
    add constraint final_offers_are_opened_once_asked_for check (final_opened_at is null or final_asked_at is not null),
    add constraint final_offers_are_opened_or_called_off check (final_opened_at is null or final_called_off_at is null),
    add constraint final_offers_are_called_off_for_a_reason check (
        num_nonnulls(final_called_off_at, final_called_off_by_name, final_called_off_reason) in (0, 3)),
    add constraint final_opening_is_begun_by_somebody check ((final_begun_at is null) = (final_begun_by_name is null)),
    add constraint two_different_people_open_final_offers
        check (not opened_by_two or final_opened_at is null or final_begun_by_id is distinct from final_opened_by_id);
create index bid_request_by_final_deadline on bid_request (business_id, final_deadline)
    where status = 'OPENED' and final_deadline is not null;

-- Who was asked, and who is not any more: what was sealed by then stays so.
alter table invitation
    add column final_asked_at timestamptz,
    add column final_ended_at timestamptz,
    add constraint a_final_offer_ends_once_asked_for check (final_ended_at is null or final_asked_at is not null);

alter table bid add column final_offer boolean not null default false;

-- Until when bids of a request are taken: the deadline of the round that is sealed. Null where none is.
create function bids_due(r bid_request) returns timestamptz
language sql immutable
set search_path = pg_catalog, public, pg_temp
as $$
    select case
        when r.status = 'OPEN' and r.opened_at is null then r.deadline
        when r.status = 'OPENED' and r.final_asked_at is not null and r.final_opened_at is null
            and r.final_called_off_at is null then r.final_deadline
    end
$$;

-- Which of a vendor's bids is its last word, by its number: a final offer, unless it was withdrawn, called off or is not wanted any
-- more, and else what it sent first. For everybody but the vendor a final offer counts from the opening of final offers on.
create function last_word(of_invitation uuid, for_its_vendor boolean) returns integer
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    select coalesce(
        (select b.number
            from bid b
            join bid_request r on r.business_id = b.business_id and r.id = b.request_id
            join invitation i on i.business_id = b.business_id and i.id = b.invitation_id
            where b.invitation_id = of_invitation and b.final_offer and b.kind = 'SENT'
                and (for_its_vendor or r.final_opened_at is not null)
                and r.final_called_off_at is null
                and (i.final_ended_at is null or i.final_ended_at >= r.final_opened_at)
                and not exists (
                    select from bid later
                    where later.business_id = b.business_id and later.invitation_id = b.invitation_id
                        and later.number > b.number)),
        (select max(b.number) from bid b where b.invitation_id = of_invitation and not b.final_offer))
$$;

-- One seal for both rounds: the last word of a vendor in a round is read by others once that round was opened.
alter policy sealed_until_opened on bid_content
    using (
        (current_user = 'handoff_vendor' and (select vendor_is_proven())
            and invitation_id = nullif(current_setting('app.subject', true), '')::uuid)
        or exists (
            select from bid b
            join bid_request r on r.business_id = b.business_id and r.id = b.request_id
            join invitation i on i.business_id = b.business_id and i.id = b.invitation_id
            where b.business_id = bid_content.business_id and b.id = bid_content.bid_id
                and case when b.final_offer then r.final_opened_at else r.opened_at end is not null
                and b.kind = 'SENT'
                and b.scope_id = r.scope_id
                and (i.revoked_at is null or i.revoked_at >= r.opened_at)
                and (not b.final_offer or i.final_ended_at is null or i.final_ended_at >= r.final_opened_at)
                and not exists (
                    select from bid later
                    where later.business_id = b.business_id and later.invitation_id = b.invitation_id
                        and later.final_offer = b.final_offer and later.number > b.number)));

-- What is sent after the opening is a final offer, whoever says otherwise: else it would be open at once.
create policy sent_in_the_round_that_is_sealed on bid as restrictive for insert
    with check (final_offer = exists (
        select from bid_request r
        where r.business_id = bid.business_id and r.id = bid.request_id and r.opened_at is not null));

create or replace function keep_bids_sealed() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.business_id is distinct from nullif(current_setting('app.business_id', true), '')::uuid then
        raise exception 'a request stays in its business';
    end if;
    if tg_op = 'INSERT' then
        if new.opened_at is not null or new.final_asked_at is not null then
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
    if old.status <> 'DRAFT' and new.opened_by_two is distinct from old.opened_by_two then
        raise exception 'vendors were told how many people open their bids';
    end if;
    if old.opened_at is null and new.opened_at is not null and old.opened_by_two and old.opening_begun_at is null then
        raise exception 'these bids are opened by two people, one after the other';
    end if;
    if old.opened_at is not null and (new.opening_begun_at is distinct from old.opening_begun_at
        or new.opening_begun_by_id is distinct from old.opening_begun_by_id) then
        raise exception 'who opened the bids stays in the file';
    end if;
    if old.status <> 'DRAFT' and new.final_offers is distinct from old.final_offers then
        raise exception 'vendors were told whether there may be final offers';
    end if;
    if new.final_asked_at is distinct from old.final_asked_at
        and (old.final_asked_at is not null or old.status <> 'OPENED' or new.final_opened_at is not null) then
        raise exception 'final offers are asked for once, after the opening';
    end if;
    if old.final_asked_at is not null and (new.final_text is distinct from old.final_text
        or new.final_deadline is null or new.final_deadline < old.final_deadline
        or (new.final_deadline is distinct from old.final_deadline and bids_due(old) is null)) then
        raise exception 'a deadline is never shortened';
    end if;
    if old.final_opened_at is not null and new.final_opened_at is distinct from old.final_opened_at then
        raise exception 'final offers were opened and stay open';
    end if;
    if old.final_opened_at is null and new.final_opened_at is not null
        and (old.final_deadline is null or bids_due(old) is distinct from old.final_deadline
            or new.final_deadline is distinct from old.final_deadline or bidding_clock() < old.final_deadline) then
        raise exception 'bids stay sealed until the deadline';
    end if;
    if old.final_opened_at is null and new.final_opened_at is not null and old.opened_by_two and old.final_begun_at is null then
        raise exception 'these bids are opened by two people, one after the other';
    end if;
    if old.final_opened_at is not null and (new.final_begun_at is distinct from old.final_begun_at
        or new.final_begun_by_id is distinct from old.final_begun_by_id) then
        raise exception 'who opened the bids stays in the file';
    end if;
    if new.final_called_off_at is distinct from old.final_called_off_at
        and (old.final_called_off_at is not null or old.final_asked_at is null or old.final_opened_at is not null) then
        raise exception 'final offers are called off once, before they are opened';
    end if;
    return new;
end;
$$;
