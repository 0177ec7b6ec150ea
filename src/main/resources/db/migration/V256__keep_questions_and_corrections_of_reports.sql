-- Every question about a report is kept with its answer; until now a new one took the place of the one before. Those of
-- before that wait no more were answered by sending the report again.
alter table status_report add column questions jsonb not null default '[]';
alter table status_report no force row level security;
update status_report
   set questions = jsonb_build_array(jsonb_build_object(
           'asked', query, 'answer', null, 'revision', case when status = 'QUERIED' then null else revision end))
 where query is not null;
alter table status_report force row level security;
alter table status_report drop column query;

-- A report that was read already can be corrected, with what was wrong.
alter table report_version add column correction varchar(500);
