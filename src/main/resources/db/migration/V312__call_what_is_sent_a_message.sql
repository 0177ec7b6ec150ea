-- What a message says is named by its key; before, the column said letter.
alter table message rename column letter to mail_key;
