alter table share_link add column holder uuid;
