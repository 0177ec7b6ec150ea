-- Home says who asked for a report that is late, so that nobody asks twice.
alter table status_report add column asked_for jsonb;
