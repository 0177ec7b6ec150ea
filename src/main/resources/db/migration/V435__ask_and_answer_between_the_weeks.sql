-- A question, a fault or a change asked for in running work: raised by one side, answered by the other, closed by who raised it.
create table issue (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    kind varchar(10) not null constraint issue_kind_is_known check (kind in ('QUESTION', 'FAULT', 'CHANGE')),
    title varchar(120) not null,
    stops_work boolean not null constraint only_a_fault_stops_work check (not stops_work or kind = 'FAULT'),
    raised_by_side varchar(10) not null constraint issue_side_is_known check (raised_by_side in ('OURS', 'VENDOR')),
    raised_by_name varchar(200) not null,
    raised_at timestamptz not null,
    status varchar(10) not null
        constraint issue_status_is_known check (status in ('OPEN', 'IN_WORK', 'ASKED_BACK', 'SETTLED', 'CLOSED')),
    turn_since timestamptz not null,
    answer_minutes integer constraint time_to_an_answer_is_counted check (answer_minutes >= 0),
    worked_minutes integer not null constraint time_to_a_solution_is_counted check (worked_minutes >= 0),
    settled_at timestamptz,
    closed_at timestamptz,
    reopened integer not null constraint reopening_is_counted check (reopened >= 0),
    entries integer not null constraint entries_are_counted check (entries > 0),
    our_name varchar(200),
    our_email varchar(254),
    version integer not null,
    primary key (business_id, id),
    constraint issue_in_running_work foreign key (business_id, delivery_id) references delivery (business_id, id),
    constraint issue_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint what_is_closed_says_when check ((status = 'CLOSED') = (closed_at is not null)),
    constraint what_is_settled_says_when check (status <> 'SETTLED' or settled_at is not null)
);
call protect('issue');
create index issue_by_delivery on issue (business_id, delivery_id, raised_at);
create index issue_by_engagement on issue (business_id, engagement_id);
create index issue_open on issue (business_id, turn_since) where status <> 'CLOSED';

-- What one side wrote about it, in order; nobody changes it.
create table issue_entry (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    issue_id uuid not null,
    delivery_id uuid not null,
    side varchar(10) not null constraint entry_side_is_known check (side in ('OURS', 'VENDOR')),
    author_name varchar(200) not null,
    written_at timestamptz not null,
    step varchar(10) not null constraint entry_step_is_known
        check (step in ('RAISED', 'ADDED', 'WORKING', 'ASKED', 'SETTLED', 'CLOSED', 'REOPENED')),
    text varchar(4000) not null,
    files jsonb not null constraint files_of_an_entry_are_a_list check (jsonb_typeof(files) = 'array'),
    version integer not null,
    primary key (business_id, id),
    constraint entry_about_an_issue foreign key (business_id, issue_id) references issue (business_id, id),
    constraint entry_in_running_work foreign key (business_id, delivery_id) references delivery (business_id, id),
    constraint an_entry_has_words check (text <> '' or step = 'CLOSED')
);
call protect('issue_entry');
create index issue_entry_by_issue on issue_entry (business_id, issue_id, written_at);
create index issue_entry_by_delivery on issue_entry (business_id, delivery_id);

-- Through its link the vendor reads what concerns this work, and writes in its own name. What was written stays.
create policy link_of_this_delivery on issue as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy link_of_this_delivery on issue_entry as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy raised_in_its_own_name on issue as restrictive for insert to handoff_vendor
    with check (raised_by_side = 'VENDOR' and status = 'OPEN');
create policy written_in_its_own_name on issue_entry as restrictive for insert to handoff_vendor
    with check (side = 'VENDOR');
grant select, insert on issue to handoff_vendor;
grant update (status, turn_since, answer_minutes, worked_minutes, settled_at, closed_at, reopened, entries, version)
    on issue to handoff_vendor;
grant select, insert on issue_entry to handoff_vendor;
