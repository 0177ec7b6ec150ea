-- A file of a business. With a subject it belongs to one link: whoever holds that link may see it, other links never.
-- Sealed, the business itself sees neither content nor name nor size before the subject is released.
create table stored_file (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(120) not null,
    kind varchar(4) not null constraint file_kind_is_known check (kind in ('PDF', 'DOCX', 'XLSX', 'PNG', 'JPEG', 'CSV', 'TEXT')),
    size bigint not null constraint file_is_not_empty check (size > 0),
    sha256 varchar(64) not null constraint sha256_is_hex check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by_kind varchar(10) not null constraint uploader_is_known check (uploaded_by_kind in ('MEMBER', 'VENDOR', 'SYSTEM')),
    uploaded_by_id uuid,
    uploaded_by_name varchar(200) not null,
    at timestamptz not null,
    subject uuid,
    sealed boolean not null,
    version integer not null,
    primary key (business_id, id),
    constraint sealed_files_have_a_subject check (subject is not null or not sealed)
);
call protect('stored_file');
create index stored_file_by_subject on stored_file (business_id, subject) where subject is not null;

-- The content in pieces, so that no file has to be in memory as a whole.
create table file_chunk (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    file_id uuid not null,
    position integer not null,
    bytes bytea not null constraint chunk_is_small check (octet_length(bytes) between 1 and 524288),
    primary key (business_id, file_id, position),
    constraint chunk_of_a_file foreign key (business_id, file_id) references stored_file (business_id, id) on delete cascade
);
-- What is packed already is not packed again.
alter table file_chunk alter column bytes set storage external;
call protect('file_chunk');

-- Lifts the seal of everything that one subject sent. A latch: it never goes back.
create table file_release (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    subject uuid not null,
    released_at timestamptz not null,
    primary key (business_id, subject)
);
call protect('file_release');
revoke update, delete on file_release from handoff_app;

create policy sealed_until_released on stored_file as restrictive to handoff_app
    using (not sealed or exists (
        select from file_release r where r.business_id = stored_file.business_id and r.subject = stored_file.subject))
    with check (not sealed);
create policy own_files_only on stored_file as restrictive to handoff_vendor
    using (subject = nullif(current_setting('app.subject', true), '')::uuid)
    with check (subject = nullif(current_setting('app.subject', true), '')::uuid);
-- Whoever may not see a file may not see its content either: the policies above decide for both.
create policy content_is_seen_with_its_file on file_chunk as restrictive to handoff_app, handoff_vendor
    using (exists (select from stored_file f where f.business_id = file_chunk.business_id and f.id = file_chunk.file_id))
    with check (exists (select from stored_file f where f.business_id = file_chunk.business_id and f.id = file_chunk.file_id));

-- A stored file is replaced, never changed.
revoke update on stored_file, file_chunk from handoff_app;
grant select, insert, delete on stored_file to handoff_vendor;
grant select, insert on file_chunk to handoff_vendor;
