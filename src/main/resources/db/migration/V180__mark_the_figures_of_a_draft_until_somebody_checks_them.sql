-- What a ready-made draft put into a scope: its figures count as missing until they are changed or said to be right.
alter table scope_of_work add column examples jsonb;
