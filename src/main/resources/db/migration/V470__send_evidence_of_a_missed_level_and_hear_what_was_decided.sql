-- Files that came with a notice of missed levels. Those of a reply and of a decision stand with its words; their content is kept like that of
-- all files. A notice that was not to name a miss is withdrawn, with a reason.
alter table breach_notice add column files jsonb not null default '[]'
    constraint files_of_a_notice_are_a_list check (jsonb_typeof(files) = 'array');
alter table breach add column withdrawal jsonb;

-- A vendor refuses no plan either, and replies to nothing that was withdrawn.
create or replace function a_vendor_replies_and_decides_nothing() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if new.reply is distinct from old.reply
        and (old.reply is not null or old.withdrawal is not null or not vendor_is_proven()) then
        raise exception 'a vendor replies to a notice once, with its proof';
    end if;
    if new.plan is distinct from old.plan and (not vendor_is_proven()
        or coalesce(new.plan -> 'accepted', 'null'::jsonb) <> 'null'::jsonb
        or coalesce(new.plan -> 'refused', 'null'::jsonb) <> 'null'::jsonb) then
        raise exception 'a vendor proposes a plan and does not decide about it';
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
