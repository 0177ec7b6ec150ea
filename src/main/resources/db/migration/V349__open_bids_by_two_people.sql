-- Whether two people open the bids together is settled before vendors are asked. Who opened is not known of earlier openings.
alter table bid_request
    add column opened_by_two boolean not null default false,
    add column opening_begun_by_kind varchar(10),
    add column opening_begun_by_id uuid,
    add column opening_begun_by_name varchar(200),
    add column opening_begun_at timestamptz,
    add column opened_by_kind varchar(10),
    add column opened_by_id uuid,
    add column opened_by_name varchar(200),
    add column bidders_told_at timestamptz,
    add constraint an_opening_is_begun_by_somebody
        check ((opening_begun_at is null) = (opening_begun_by_name is null)),
    add constraint two_different_people_open
        check (not opened_by_two or opened_at is null or opening_begun_by_id is distinct from opened_by_id),
    add constraint bidders_are_told_what_was_opened check (bidders_told_at is null or opened_at is not null);

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
    return new;
end;
$$;
