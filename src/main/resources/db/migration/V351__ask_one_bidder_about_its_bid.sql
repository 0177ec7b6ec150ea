-- Once bids are open, one bidder may be asked about its bid. Question and answer stay in the file; the bid stays as it is.
create table bid_inquiry (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    engagement_id uuid not null,
    bid_id uuid not null,
    invitation_id uuid not null,
    question varchar(2000) not null constraint inquiries_ask_something check (question <> ''),
    asked_by_kind varchar(10) not null,
    asked_by_id uuid,
    asked_by_name varchar(200) not null,
    asked_at timestamptz not null,
    answer_by timestamptz not null,
    answer varchar(4000),
    answered_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    constraint inquiry_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint inquiry_about_a_bid foreign key (business_id, request_id, bid_id) references bid (business_id, request_id, id),
    constraint inquiry_to_its_bidder foreign key (business_id, request_id, invitation_id)
        references invitation (business_id, request_id, id),
    constraint inquiries_are_asked_with_time_to_answer check (answer_by > asked_at),
    constraint an_answer_has_its_time check ((answer is null) = (answered_at is null)),
    constraint answers_come_in_time check (answered_at < answer_by),
    constraint a_withdrawal_has_its_time check ((withdrawn_at is null) = (withdrawn_by is null)),
    constraint what_is_answered_is_not_withdrawn check (answered_at is null or withdrawn_at is null)
);
call protect('bid_inquiry');
create index bid_inquiry_by_request on bid_inquiry (business_id, request_id, asked_at);
create index bid_inquiry_by_engagement on bid_inquiry (business_id, engagement_id);
create index bid_inquiry_by_invitation on bid_inquiry (business_id, invitation_id);

-- Its bidder reads and answers it, and changes nothing else of it; the business does not answer in its place.
create policy own_inquiries_only on bid_inquiry as restrictive to handoff_vendor
    using (invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select on bid_inquiry to handoff_vendor;
grant update (answer, answered_at, version) on bid_inquiry to handoff_vendor;
create function answers_are_the_bidders_own() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.question is distinct from old.question or new.bid_id is distinct from old.bid_id
        or new.answer_by is distinct from old.answer_by then
        raise exception 'what a bidder was asked stays as it was asked';
    end if;
    if new.answer is distinct from old.answer and (old.answer is not null or not vendor_is_proven()
        or new.invitation_id is distinct from nullif(current_setting('app.subject', true), '')::uuid) then
        raise exception 'a question about a bid is answered once, by its bidder';
    end if;
    return new;
end;
$$;
create trigger answers_are_the_bidders_own before update on bid_inquiry
    for each row execute function answers_are_the_bidders_own();
