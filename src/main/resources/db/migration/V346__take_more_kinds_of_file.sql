-- Presentations, OpenDocument, pictures of phones and of the web, and files packed into one.
alter table stored_file drop constraint file_kind_is_known;
alter table stored_file add constraint file_kind_is_known check (kind in (
    'PDF', 'DOCX', 'XLSX', 'PPTX', 'ODT', 'ODS', 'ODP', 'PNG', 'JPEG', 'HEIC', 'WEBP', 'GIF', 'CSV', 'TEXT', 'ZIP'));
