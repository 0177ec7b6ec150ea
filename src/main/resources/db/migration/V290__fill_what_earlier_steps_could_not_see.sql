-- Bound again after V285.
alter table contract force row level security;
alter table activity force row level security;

-- V250 and V253 fill new columns of rows that stood there already, but saw none of them.
alter table review_plan no force row level security;
alter table delivery no force row level security;
alter table engagement no force row level security;
alter table task no force row level security;
update review_plan p set over = true
    where not over
      and exists (select from delivery d where d.business_id = p.business_id and d.engagement_id = p.engagement_id)
      and not exists (select from delivery d where d.business_id = p.business_id and d.engagement_id = p.engagement_id
          and d.phase <> 'ENDED');
update engagement e set years_apart = case t.period when 'YEARS' then t.every_years else 1 end
    from task t, flyway_schema_history h
    where t.business_id = e.business_id and t.id = e.task_id and t.period in ('YEARS', 'YEAR', 'ONCE')
      and e.years_apart is null and h.version = '253' and e.opened_at < h.installed_on;
alter table task force row level security;
alter table engagement force row level security;
alter table delivery force row level security;
alter table review_plan force row level security;
