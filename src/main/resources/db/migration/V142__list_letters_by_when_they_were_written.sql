-- A letter can be written in the name of an earlier day, so its number does not tell how new it is.
drop index message_newest_first;
create index message_newest_first on message (business_id, created_at desc, id desc);
