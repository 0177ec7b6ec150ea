alter table vendor alter column city drop not null;
