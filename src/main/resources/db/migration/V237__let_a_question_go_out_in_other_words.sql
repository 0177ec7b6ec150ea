-- A question that tells who asked goes to the other vendors in other words; as it was asked it stays in the file.
alter table clarification add column wording text
    constraint wording_is_of_bounded_size check (length(wording) between 1 and 4000);
grant select (wording) on clarification to handoff_vendor;
