-- Files and photos that came with a weekly report, each with the versions it was sent with. Their content is kept like that of all files.
alter table status_report add column attachments jsonb not null default '[]'
    constraint attachments_are_a_list check (jsonb_typeof(attachments) = 'array');

-- They may arrive in parts, too. What comes with a bid is sealed and needs its vendor's proof in the database itself; what comes with a
-- report is read by the business as soon as it is sent.
alter policy own_uploads_of_a_proven_vendor on file_upload
    using (subject = nullif(current_setting('app.subject', true), '')::uuid and ((select vendor_is_proven())
        or exists (select from delivery d where d.business_id = file_upload.business_id and d.id = file_upload.subject)))
    with check (subject = nullif(current_setting('app.subject', true), '')::uuid and ((select vendor_is_proven())
        or exists (select from delivery d where d.business_id = file_upload.business_id and d.id = file_upload.subject)));
