-- A final offer may change answers that people had scored. Until these are scored again, prices are hidden as before.
alter table bid_evaluation add column reopened_at timestamptz;
