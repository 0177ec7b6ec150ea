-- So that pages can say which letters wait for somebody to send them. Not known of letters written before.
alter table message add column letter varchar(80);
