-- Where a clause ends in the text of a version cannot be told from the text alone: its own words may look like the next clause.
-- Versions of before have none.
alter table contract_edition add column articles jsonb;
