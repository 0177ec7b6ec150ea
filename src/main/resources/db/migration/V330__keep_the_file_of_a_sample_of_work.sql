-- A sample of work can be a file, beside an address where it is to be seen.
alter table sample add column file_id uuid;
call refer('sample_with_its_file', 'sample', 'file_id', 'stored_file');
create index sample_by_file on sample (business_id, file_id) where file_id is not null;
