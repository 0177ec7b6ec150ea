-- What a bidder sends with its answer to a question about its bid. It is the bidder's own, like the answer, and stays with it.
alter table bid_inquiry add column files jsonb not null default '[]'
    constraint few_files_with_an_answer check (jsonb_array_length(files) <= 5);
grant update (files) on bid_inquiry to handoff_vendor;
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
    if (new.answer is distinct from old.answer or new.files is distinct from old.files)
        and (old.answer is not null or not vendor_is_proven()
            or new.invitation_id is distinct from nullif(current_setting('app.subject', true), '')::uuid) then
        raise exception 'a question about a bid is answered once, by its bidder';
    end if;
    return new;
end;
$$;
