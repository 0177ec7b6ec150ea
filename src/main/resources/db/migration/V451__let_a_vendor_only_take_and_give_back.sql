-- Through its link the vendor takes what was handed over and gives it back, and ticks its own actions, with its proof: of work that was
-- there before proofs were kept for this, without one. What was withdrawn or is back stays so, and what is done is reopened by us.
create function a_vendor_is_proven_if_it_can_be() returns boolean
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    select vendor_is_proven() or not exists (
        select from vendor_proof p where p.subject = nullif(current_setting('app.subject', true), '')::uuid)
$$;

create function a_vendor_takes_and_gives_back() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not a_vendor_is_proven_if_it_can_be() then
        raise exception 'a vendor takes and gives back what was handed over with its proof';
    end if;
    if new.status is distinct from old.status
        and not (old.status = 'HANDED_OVER' and new.status in ('TAKEN', 'BACK'))
        and not (old.status = 'TAKEN' and new.status = 'BACK') then
        raise exception 'a vendor takes what was handed over and gives it back, and nothing else';
    end if;
    if new.status is not distinct from old.status and (new.taken_at, new.taken_by, new.taken_note, new.returned_at, new.returned_by,
            new.returned_note) is distinct from (old.taken_at, old.taken_by, old.taken_note, old.returned_at, old.returned_by,
            old.returned_note) then
        raise exception 'what a vendor said when it took or gave back stays as it was said';
    end if;
    return new;
end;
$$;
create trigger hand_over_by_link before update on hand_over
    for each row when (current_user = 'handoff_vendor') execute function a_vendor_takes_and_gives_back();

create function a_vendor_ticks_an_action_once() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not a_vendor_is_proven_if_it_can_be() then
        raise exception 'a vendor ticks its actions with its proof';
    end if;
    if old.done_at is not null and (new.done_at, new.done_by, new.done_note)
            is distinct from (old.done_at, old.done_by, old.done_note) then
        raise exception 'what is done is reopened by us';
    end if;
    return new;
end;
$$;
create trigger meeting_action_by_link before update on meeting_action
    for each row when (current_user = 'handoff_vendor') execute function a_vendor_ticks_an_action_once();
