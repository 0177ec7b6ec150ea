-- Values of service levels that both sides agreed on after the work had begun, each from a day on. The levels of the start stay.
alter table delivery add column level_changes jsonb;
