-- Documents that are part of a contract, such as a non-disclosure agreement: each with the hash of its file, which stands in the text.
-- They stand with the terms, and so are closed to every change once somebody has signed.
alter table contract_terms add column attachments jsonb;

-- The lawyer of the business reads them with the contract; nobody adds or removes a file through that link.
alter policy own_files_only on stored_file
    using (subject = nullif(current_setting('app.subject', true), '')::uuid
        or subject in (select contract_id from contract_lawyer_reading
            where id = nullif(current_setting('app.subject', true), '')::uuid))
    with check (subject = nullif(current_setting('app.subject', true), '')::uuid);
create policy only_own_files_are_removed on stored_file as restrictive for delete to handoff_vendor
    using (subject = nullif(current_setting('app.subject', true), '')::uuid);
