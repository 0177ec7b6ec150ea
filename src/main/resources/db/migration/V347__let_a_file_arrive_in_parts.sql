-- A file on its way to a bid, for days if it must be. Like the bid it is sealed: the business learns neither what is coming nor how
-- large it is, and can only remove what nobody has gone on with in time.
create table file_upload (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    subject uuid not null,
    name varchar(120) not null,
    kind varchar(4) not null,
    size bigint not null,
    sha256 varchar(64) not null constraint announced_sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    received bigint not null,
    at timestamptz not null,
    expires_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint upload_is_not_empty check (size > 0),
    constraint no_more_arrives_than_was_announced check (received between 0 and size)
);
call protect('file_upload');
create unique index one_upload_of_each_content on file_upload (business_id, subject, sha256);

revoke insert, update on file_upload from handoff_app;
create policy uploads_are_seen_by_their_vendor on file_upload as restrictive for select to handoff_app using (false);
create policy only_what_is_over_is_swept on file_upload as restrictive for delete to handoff_app using (expires_at <= now());
create policy own_uploads_of_a_proven_vendor on file_upload as restrictive to handoff_vendor
    using (subject = nullif(current_setting('app.subject', true), '')::uuid and (select vendor_is_proven()))
    with check (subject = nullif(current_setting('app.subject', true), '')::uuid and (select vendor_is_proven()));
grant select, insert, delete, update (received, expires_at, version) on file_upload to handoff_vendor;

-- A piece of content belongs to a file, or to an upload that becomes the file of the same identity. So what has arrived is written
-- once, where it stays.
alter table file_chunk drop constraint chunk_of_a_file;
alter table file_chunk add column of_file uuid, add column of_upload uuid;
alter table file_chunk no force row level security;
update file_chunk set of_file = file_id;
alter table file_chunk force row level security;
alter table file_chunk add constraint chunk_of_its_file_or_upload check (
    num_nonnulls(of_file, of_upload) = 1 and coalesce(of_file, of_upload) = file_id);
call refer('chunk_of_a_file', 'file_chunk', 'of_file', 'stored_file', removal => 'cascade');
call refer('chunk_of_an_upload', 'file_chunk', 'of_upload', 'file_upload', removal => 'cascade');
create index file_chunk_by_file on file_chunk (business_id, of_file) where of_file is not null;
create index file_chunk_by_upload on file_chunk (business_id, of_upload) where of_upload is not null;
alter policy content_is_seen_with_its_file on file_chunk
    using (exists (select from stored_file f where f.business_id = file_chunk.business_id and f.id = file_chunk.file_id)
        or exists (select from file_upload u where u.business_id = file_chunk.business_id and u.id = file_chunk.file_id))
    with check (exists (select from stored_file f where f.business_id = file_chunk.business_id and f.id = file_chunk.file_id)
        or exists (select from file_upload u where u.business_id = file_chunk.business_id and u.id = file_chunk.file_id));
-- The bytes stay as they came.
grant update (of_file, of_upload) on file_chunk to handoff_vendor;
