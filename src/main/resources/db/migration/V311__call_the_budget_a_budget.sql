-- What a business wants to pay at most has one name, on its page and here.
alter table bid_ceiling rename to bid_budget;
