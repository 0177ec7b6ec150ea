-- Which days come in all contracts is asked at once, so these days stand beside the terms that say them. There a day is
-- written as [2027, 1, 4], which PostgreSQL reads as it does 2027-01-04.
alter table contract_terms
    add column starts_on date,
    add column ends_on date,
    add column notice_by date,
    add column renewal varchar(10) constraint renewal_is_known check (renewal in ('NONE', 'AUTO', 'OPTION'));

alter table contract_terms no force row level security;
update contract_terms set
    starts_on = (terms ->> 'start')::date,
    ends_on = (terms ->> 'end')::date,
    notice_by = (terms ->> 'end')::date - (terms ->> 'noticeDays')::integer,
    renewal = terms ->> 'renewal';
alter table contract_terms force row level security;

alter table contract_terms
    alter column starts_on set not null,
    alter column ends_on set not null,
    alter column notice_by set not null,
    alter column renewal set not null,
    add constraint days_are_those_of_the_terms check (
        starts_on = (terms ->> 'start')::date
        and ends_on = (terms ->> 'end')::date
        and notice_by = (terms ->> 'end')::date - (terms ->> 'noticeDays')::integer
        and renewal = terms ->> 'renewal');
