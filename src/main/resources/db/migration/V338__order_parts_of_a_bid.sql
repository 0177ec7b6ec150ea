-- A bid may be awarded in parts, and lines that count in no total may be ordered with it. Nothing here means: all of it, and no more.
alter table award add column ordered jsonb;
