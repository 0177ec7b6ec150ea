-- A vendor may say that it means to bid: no promise, but the business need not wonder.
alter table invitation add column will_bid_at timestamptz;

-- Vendors that have not bid are reminded before the deadline, unless the business lets that be, for one of them or for all, or the
-- vendor wants none. Who was told of the deadline only lately is not reminded of it at once.
alter table invitation
    add column reminded boolean not null default true,
    add column wants_reminders boolean not null default true;
alter table bid_request
    add column reminds boolean not null default true,
    add column deadline_told_at timestamptz;
grant update (will_bid_at, wants_reminders) on invitation to handoff_vendor;

-- One row for each reminder that was written: however many nodes look at the same moment, each vendor is reminded once.
create table bid_reminder (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    invitation_id uuid not null,
    due_at timestamptz not null,
    days_before smallint not null constraint reminders_come_before_the_deadline check (days_before > 0),
    written_at timestamptz not null,
    primary key (business_id, invitation_id, due_at),
    constraint reminder_of_an_invitation foreign key (business_id, invitation_id) references invitation (business_id, id)
);
call protect('bid_reminder');
