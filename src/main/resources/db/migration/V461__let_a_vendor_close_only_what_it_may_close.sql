-- What a vendor hands back and proposes comes with the proof of the link, which the application alone can make. Contracts that were
-- sent before this have none to compare with.
create function contract_link_is_proven() returns boolean
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    select vendor_is_proven()
        or not exists (select from vendor_proof where subject = nullif(current_setting('app.subject', true), '')::uuid)
$$;
create policy a_proven_vendor_hands_back on contract_hand_back as restrictive for insert to handoff_vendor
    with check ((select contract_link_is_proven()));

-- While both read the contract the vendor proposes words, refuses ours, and takes its own back. It decides nothing about its own.
create function a_vendor_decides_about_our_words_alone() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if not contract_link_is_proven() then
        raise exception 'a vendor negotiates with its proof';
    end if;
    if not exists (select from contract where id = new.contract_id and status = 'SENT') then
        raise exception 'a vendor negotiates while both sides read the contract';
    end if;
    if tg_op = 'UPDATE' and (old.state <> 'OPEN'
        or new.state <> case old.proposed_by when 'US' then 'REFUSED' else 'WITHDRAWN' end) then
        raise exception 'a vendor refuses our words and takes its own back';
    end if;
    return new;
end;
$$;
create trigger proposal_by_link before insert or update on contract_proposal
    for each row when (current_user = 'handoff_vendor') execute function a_vendor_decides_about_our_words_alone();
