-- Parts of the work may be awarded to several vendors, each in an engagement of its own. In each of them one award at most stands.
alter table award add column parts jsonb;
drop index one_award_per_bid_request;
create unique index one_award_per_engagement on award (business_id, engagement_id) where withdrawn_at is null;
