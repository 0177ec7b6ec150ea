-- The rate at which a contract in another currency was compared, so that a review holds what it costs against what it cost before.
alter table review_plan add column rate jsonb;
