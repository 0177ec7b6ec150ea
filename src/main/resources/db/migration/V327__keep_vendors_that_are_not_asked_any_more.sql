-- A vendor that nobody wants to ask any more stays with all that it did, out of the lists that one chooses from.
alter table vendor
    add column archived_at timestamptz,
    add column archived_by varchar(200),
    add column archive_reason varchar(500),
    add constraint somebody_archived_it check ((archived_at is null) = (archived_by is null)),
    add constraint a_reason_belongs_to_an_archived_vendor check (archive_reason is null or archived_at is not null);
