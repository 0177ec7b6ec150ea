-- One link that may stand on a website or go to many. What it tells is copied here when bidding changes, so that whoever opens it needs
-- to reach nothing else; and who wants to come in is written down until the address is proven.
create table public_link (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    request_id uuid not null,
    sealed_token bytea not null,
    title varchar(200) not null,
    summary varchar(1200) not null,
    deadline timestamptz not null,
    questions_until timestamptz,
    decision_by date,
    zone varchar(60) not null,
    accepting boolean not null,
    on_at timestamptz not null,
    ended_at timestamptz,
    seen_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint public_link_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint public_link_to_a_request foreign key (business_id, request_id) references bid_request (business_id, id)
);
call protect('public_link');
create unique index one_public_link_at_a_time on public_link (business_id, request_id) where ended_at is null;
create index public_link_by_request on public_link (business_id, request_id);
create index public_link_by_engagement on public_link (business_id, engagement_id);

create table newcomer (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    link_id uuid not null,
    firm varchar(120) not null,
    person varchar(120) not null,
    email varchar(254) not null constraint email_of_a_newcomer_is_lower_case check (email = lower(email)),
    country varchar(2) not null,
    zone varchar(60) not null,
    asked_at timestamptz not null,
    invitation_id uuid,
    arrived_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint newcomer_by_a_public_link foreign key (business_id, link_id) references public_link (business_id, id),
    constraint newcomer_is_invited foreign key (business_id, invitation_id) references invitation (business_id, id),
    constraint who_arrived_is_invited check ((invitation_id is null) = (arrived_at is null))
);
call protect('newcomer');
create index newcomer_by_link on newcomer (business_id, link_id, arrived_at);
create index newcomer_by_invitation on newcomer (business_id, invitation_id) where invitation_id is not null;
create index newcomer_not_proven on newcomer (business_id, asked_at) where arrived_at is null;

-- Behind the public link nothing is seen but what it tells, and nothing written but who wants to come in. Behind the link in the message
-- one's own words are seen besides. Who was invited, what was sent and what the link is are nowhere granted.
grant select (business_id, id, title, summary, deadline, questions_until, decision_by, zone, accepting, ended_at)
    on public_link to handoff_vendor;
grant insert, select on newcomer to handoff_vendor;
create policy own_words_only on newcomer as restrictive for select to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
create policy only_by_this_public_link on newcomer as restrictive for insert to handoff_vendor
    with check (link_id = nullif(current_setting('app.subject', true), '')::uuid and arrived_at is null);
create policy this_public_link_only on public_link as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid
        or exists (select from newcomer n where n.business_id = public_link.business_id and n.link_id = public_link.id
            and n.id = nullif(current_setting('app.subject', true), '')::uuid));

alter table invitation add column by_public_link boolean not null default false;

alter table share_link
    drop constraint purpose_is_known,
    add constraint purpose_is_known check (purpose in
        ('BID', 'CONTRACT', 'REPORT', 'READING', 'REFERENCE', 'PUBLIC', 'NEWCOMER', 'JOIN', 'SIGN_IN', 'NEW_EMAIL'));
alter table vendor drop constraint if exists lead_source_is_known;
alter table vendor add constraint lead_source_is_known check (lead_source in
    ('REFERRAL', 'ASSOCIATION', 'SOCIAL', 'MARKETPLACE', 'WEB', 'PAST_VENDOR', 'CAME_TO_US', 'PUBLIC_LINK', 'OTHER'));
