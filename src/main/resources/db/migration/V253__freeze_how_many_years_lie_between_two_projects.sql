-- A project that comes up once in some years is compared with the cost of one such project, not with a share of a year.
alter table engagement add column years_apart integer
    constraint years_apart_are_years check (years_apart between 1 and 50);
update engagement e set years_apart = case t.period when 'YEARS' then t.every_years else 1 end
    from task t where t.business_id = e.business_id and t.id = e.task_id and t.period in ('YEARS', 'YEAR', 'ONCE');
