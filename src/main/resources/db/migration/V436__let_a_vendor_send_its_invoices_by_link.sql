-- Through the link of its reports a vendor sends invoices for work under its own contract and reads what becomes of them. What it was
-- asked it answers or corrects; it approves, pays, rejects and withdraws nothing.
create policy invoices_of_the_work_of_the_link on invoice as restrictive to handoff_vendor
    using (exists (select from delivery d where d.business_id = invoice.business_id
        and d.id = nullif(current_setting('app.subject', true), '')::uuid
        and d.engagement_id = invoice.engagement_id and d.contract_id = invoice.contract_id and d.vendor_id = invoice.vendor_id));
create policy sent_to_be_checked on invoice as restrictive for insert to handoff_vendor
    with check (sent_by_kind = 'VENDOR' and status = 'RECEIVED' and decision is null and payment is null
        and queries = '[]' and credits = '[]');
create policy changed_before_it_is_decided on invoice as restrictive for update to handoff_vendor
    using (status in ('RECEIVED', 'QUERIED'))
    with check (status = 'RECEIVED');
grant select, insert on invoice to handoff_vendor;
grant update (month, number, number_key, invoiced_on, received_on, due_on, tax_included, lines, tax, total, currency, billed, file_id,
    status, queries, version) on invoice to handoff_vendor;
