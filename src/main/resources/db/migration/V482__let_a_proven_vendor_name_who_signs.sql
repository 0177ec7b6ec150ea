-- A vendor names who signs for it with its proof, which the application alone can make, and while it signs.
create function a_vendor_may_name_who_signs(contract uuid) returns boolean
language sql stable
set search_path = pg_catalog, public, pg_temp
as $$
    select contract_link_is_proven()
        and exists (select from contract c where c.id = a_vendor_may_name_who_signs.contract and c.status in ('SENT', 'SIGNING'))
$$;
create policy a_proven_vendor_names_people on contract_signatory as restrictive for insert to handoff_vendor
    with check (a_vendor_may_name_who_signs(contract_id));
create policy a_proven_vendor_changes_people on contract_signatory as restrictive for update to handoff_vendor
    using (a_vendor_may_name_who_signs(contract_id)) with check (a_vendor_may_name_who_signs(contract_id));
create policy a_proven_vendor_removes_people on contract_signatory as restrictive for delete to handoff_vendor
    using (a_vendor_may_name_who_signs(contract_id));
