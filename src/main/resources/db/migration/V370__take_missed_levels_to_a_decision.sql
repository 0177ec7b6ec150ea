-- What a person wrote to the vendor about missed levels, and by when the vendor replies.
create table breach_notice (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    delivery_id uuid not null,
    engagement_id uuid not null,
    text varchar(6000) not null,
    reply_by timestamptz not null,
    zone varchar(60) not null,
    sent_by_kind varchar(10) not null,
    sent_by_id uuid,
    sent_by_name varchar(200) not null,
    sent_by_email varchar(254) not null,
    sent_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint notice_about_a_delivery foreign key (business_id, delivery_id) references delivery (business_id, id) on delete cascade,
    constraint notice_in_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id)
);
call protect('breach_notice');
create index breach_notice_by_delivery on breach_notice (business_id, delivery_id);
create index breach_notice_by_engagement on breach_notice (business_id, engagement_id);

alter table breach
    add column level_name varchar(200),
    add column status_before varchar(10),
    add column notice_id uuid,
    add column reply jsonb,
    add column decision jsonb,
    add column plan jsonb,
    add column plan_due date,
    add column cured_week integer,
    drop constraint breach_status_is_known,
    add constraint breach_status_is_known check (status in
        ('DETECTED', 'NOTIFIED', 'REPLIED', 'CONFIRMED', 'EXCUSED', 'SETTLED', 'CORRECTED')),
    add constraint notified_by_a_notice check (status not in ('NOTIFIED', 'REPLIED', 'SETTLED') or notice_id is not null),
    add constraint decided_by_somebody check (status not in ('CONFIRMED', 'EXCUSED', 'SETTLED') or decision is not null);
alter table breach no force row level security;
alter table delivery no force row level security;
update breach b set level_name = coalesce(
    (select l -> 'asked' ->> 'name' from delivery d, jsonb_array_elements(d.levels) l
        where d.business_id = b.business_id and d.id = b.delivery_id and l -> 'asked' -> 'id' ->> 'id' = b.level_id::text),
    '–');
alter table breach force row level security;
alter table delivery force row level security;
alter table breach alter column level_name set not null;
call refer('breach_named_in_a_notice', 'breach', 'notice_id', 'breach_notice');
create index breach_by_notice on breach (business_id, notice_id) where notice_id is not null;
create index breach_that_waits on breach (business_id, engagement_id) where status in ('NOTIFIED', 'REPLIED') or plan_due is not null;

-- A vendor reads notices about its own work. It replies once, with its proof, and decides nothing: what it was told, our decision and
-- our word for a plan are ours.
create policy link_of_this_delivery on breach_notice as restrictive to handoff_vendor
    using (delivery_id = nullif(current_setting('app.subject', true), '')::uuid);
grant select on breach_notice to handoff_vendor;
revoke update on breach from handoff_vendor;
grant update (value, minimum, status, status_before, reply, plan, plan_due, cured_week, version) on breach to handoff_vendor;
create function a_vendor_replies_and_decides_nothing() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.reply is distinct from old.reply and (old.reply is not null or not vendor_is_proven()) then
        raise exception 'a vendor replies to a notice once, with its proof';
    end if;
    if new.plan is distinct from old.plan and (not vendor_is_proven()
        or coalesce(new.plan -> 'accepted', 'null'::jsonb) <> 'null'::jsonb) then
        raise exception 'a vendor proposes a plan and does not accept it';
    end if;
    if new.status is distinct from old.status
        and not (new.status = 'CORRECTED' and new.status_before = old.status)
        and not (old.status = 'CORRECTED' and new.status = coalesce(old.status_before, 'DETECTED'))
        and not (old.status = 'NOTIFIED' and new.status = 'REPLIED' and new.reply is not null) then
        raise exception 'a vendor does not decide about a missed level';
    end if;
    return new;
end;
$$;
create trigger breach_by_link before update on breach
    for each row when (current_user = 'handoff_vendor') execute function a_vendor_replies_and_decides_nothing();
