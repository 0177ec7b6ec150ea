-- The bids somebody wants to look at again before choosing: a mark for ourselves, it decides nothing.
alter table bid_evaluation add column shortlist jsonb not null default '[]';
