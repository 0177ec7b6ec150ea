-- An invoice that we entered is the vendor's to correct only once it was asked about it, as the page says.
drop policy changed_before_it_is_decided on invoice;
create policy changed_before_it_is_decided on invoice as restrictive for update to handoff_vendor
    using (status = 'QUERIED' or status = 'RECEIVED' and sent_by_kind = 'VENDOR')
    with check (status = 'RECEIVED');
