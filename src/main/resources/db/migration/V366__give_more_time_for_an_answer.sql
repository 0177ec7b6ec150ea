-- As long as a question about a bid waits for its answer, the day for it may become later, and never earlier.
create or replace function answers_are_the_bidders_own() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.question is distinct from old.question or new.bid_id is distinct from old.bid_id then
        raise exception 'what a bidder was asked stays as it was asked';
    end if;
    if new.answer_by < old.answer_by or (new.answer_by > old.answer_by and (old.answer is not null or old.withdrawn_at is not null)) then
        raise exception 'a bidder gets more time for an answer, never less';
    end if;
    if new.answer is distinct from old.answer and (old.answer is not null or not vendor_is_proven()
        or new.invitation_id is distinct from nullif(current_setting('app.subject', true), '')::uuid) then
        raise exception 'a question about a bid is answered once, by its bidder';
    end if;
    return new;
end;
$$;
