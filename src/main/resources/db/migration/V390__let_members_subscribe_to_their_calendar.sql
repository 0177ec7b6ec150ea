-- A member's secret link to a calendar of what is ahead. Only the hash of its secret is kept; a new link takes the place of the one
-- before, and a withdrawn one leaves nothing.
create table calendar_feed (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    member_id uuid not null,
    token_hash bytea not null,
    made_at timestamptz not null,
    version integer not null,
    primary key (business_id, member_id),
    constraint calendar_feed_of_a_member foreign key (business_id, member_id) references member (business_id, id)
);
call protect('calendar_feed');
create unique index calendar_feed_by_token on calendar_feed (token_hash);

-- What calendars were told of a date, so that a change of it carries a higher number (RFC 5545, SEQUENCE).
create table calendar_entry (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    uid varchar(200) not null,
    sequence integer not null constraint changes_of_a_date_are_counted check (sequence >= 0),
    told bytea not null,
    changed_at timestamptz not null,
    primary key (business_id, uid)
);
call protect('calendar_entry');
