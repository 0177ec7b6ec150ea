-- The reserve of a choice is asked whether its bid still stands, and says so by its link: the work then goes on with it, in the engagement
-- of the next round, by the scope that was frozen for the round before.
create table reserve_inquiry (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    request_id uuid not null,
    bid_id uuid not null,
    invitation_id uuid not null,
    title varchar(200) not null,
    vendor_name varchar(160) not null,
    total numeric(19, 4) not null,
    currency varchar(3) not null,
    term_months integer not null,
    bid_sent_at timestamptz not null,
    valid_until date not null,
    zone varchar(60) not null,
    words varchar(2000) not null,
    hold_until date not null,
    answer_by timestamptz not null,
    asked_by_kind varchar(10) not null,
    asked_by_id uuid,
    asked_by_name varchar(200) not null,
    asked_at timestamptz not null,
    answer varchar(10) constraint answer_of_a_reserve_is_known check (answer in ('CONFIRMS', 'DECLINES')),
    answer_text varchar(2000),
    answered_at timestamptz,
    answered_by varchar(200),
    withdrawn_at timestamptz,
    withdrawn_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    constraint reserve_inquiry_about_a_bid foreign key (business_id, request_id, bid_id)
        references bid (business_id, request_id, id),
    constraint reserve_inquiry_in_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint reserve_inquiry_to_an_invited_vendor foreign key (business_id, invitation_id)
        references invitation (business_id, id),
    constraint an_answer_of_a_reserve_says_by_whom
        check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)
            and (answer is null) = (answer_text is null)),
    constraint who_declines_says_why check (answer <> 'DECLINES' or answer_text <> ''),
    constraint what_is_answered_is_not_withdrawn check (answer is null or withdrawn_at is null)
);
call protect('reserve_inquiry');
create index reserve_inquiry_by_engagement on reserve_inquiry (business_id, engagement_id, asked_at);
create index reserve_inquiry_by_request on reserve_inquiry (business_id, request_id, bid_id);
create index reserve_inquiry_by_invitation on reserve_inquiry (business_id, invitation_id);
create unique index a_reserve_is_asked_once_at_a_time on reserve_inquiry (business_id, engagement_id, bid_id, answer_by)
    where answer is null and withdrawn_at is null;

-- Through its link the reserve reads what it is asked, and answers once, with its proof, while it is asked.
grant select on reserve_inquiry to handoff_vendor;
create policy own_reserve_inquiries_only on reserve_inquiry as restrictive to handoff_vendor
    using (invitation_id = nullif(current_setting('app.subject', true), '')::uuid);
grant update (answer, answer_text, answered_at, answered_by, version) on reserve_inquiry to handoff_vendor;
create function a_reserve_answers_once() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if old.answer is not null or old.withdrawn_at is not null or not vendor_is_proven() then
        raise exception 'a reserve answers once, with its proof, while it is asked';
    end if;
    return new;
end;
$$;
create trigger reserve_inquiry_by_link before update on reserve_inquiry
    for each row when (current_user = 'handoff_vendor') execute function a_reserve_answers_once();

-- A next round that goes on by the scope of the round before: what was written for its own scope waits, in case bids are asked for after all.
alter table scope_of_work add column set_aside_at timestamptz;
