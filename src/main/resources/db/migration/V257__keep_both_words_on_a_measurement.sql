-- Whoever disagrees with a measurement says what it should be; both stand on the report.
alter table status_report add column objections jsonb not null default '[]';
