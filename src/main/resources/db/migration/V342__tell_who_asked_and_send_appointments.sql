-- Whoever asked somebody by a link hears once that they are through. Not known of those who asked before.
alter table scope_reading add column asked_by_email varchar(254);
alter table reference_request add column asked_by_email varchar(254);
