-- Pages read the weeks of the last year and not all of them; a review those of its own time, and of earlier ones the hours in parallel.
create index status_report_by_period on status_report (business_id, delivery_id, period_to);
