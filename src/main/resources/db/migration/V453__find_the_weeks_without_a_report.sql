-- The right to end a contract counts periods between misses: it asks for the few weeks between them that do not count.
create index status_report_without on status_report (business_id, delivery_id, week) where status in ('OPEN', 'SKIPPED');
