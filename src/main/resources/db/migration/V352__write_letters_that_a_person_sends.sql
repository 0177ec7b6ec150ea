-- What a vendor is told of its bid: words that a person may change, above facts that follow from the decision. Once sent it stays.
create table letter (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    request_id uuid not null,
    engagement_id uuid not null,
    bid_id uuid not null,
    invitation_id uuid not null,
    kind varchar(20) not null constraint letter_kind_is_known
        check (kind in ('WON', 'WON_NEXT', 'RESERVE', 'RESERVE_RELEASED', 'LOST', 'NOBODY', 'CHOICE_WITHDRAWN', 'DISQUALIFIED')),
    vendor_name varchar(160) not null,
    recipient_name varchar(200) not null,
    recipient_email varchar(254) not null,
    zone varchar(60) not null,
    words varchar(4000) not null,
    facts jsonb not null,
    prepared_at timestamptz not null,
    sent_at timestamptz,
    sent_by varchar(200),
    sent_subject varchar(300),
    sent_text text,
    version integer not null,
    primary key (business_id, id),
    constraint letter_about_a_bid_on_this_request foreign key (business_id, request_id, bid_id)
        references bid (business_id, request_id, id),
    constraint letter_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint letter_to_an_invited_vendor foreign key (business_id, invitation_id) references invitation (business_id, id),
    constraint what_is_sent_is_kept
        check ((sent_at is null) = (sent_by is null) and (sent_at is null) = (sent_subject is null)
            and (sent_at is null) = (sent_text is null))
);
call protect('letter');
create unique index one_letter_to_be_sent_per_bid on letter (business_id, bid_id) where sent_at is null;
create index letter_by_engagement on letter (business_id, engagement_id, prepared_at);
create index letter_by_invitation on letter (business_id, invitation_id);
create index letter_by_request on letter (business_id, request_id, bid_id);

-- Choices made before there were letters: their vendors were told by messages at once.
alter table award add column by_letter boolean not null default false;
