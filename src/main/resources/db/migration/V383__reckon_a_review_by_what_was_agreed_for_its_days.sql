-- Whether the contract was changed while the work ran: then a review asks what was agreed for each of its days.
alter table review_plan add column amended boolean not null default false;
alter table review_plan alter column amended drop default;
