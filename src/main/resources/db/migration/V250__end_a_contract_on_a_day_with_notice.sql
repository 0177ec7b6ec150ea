-- Ending a contract is an act with a day: notice is given, the work goes on until that day, and what belongs to the business
-- comes back. The day stands beside it, so that contracts whose last day has passed are found.
alter table contract add column ends_on date;
alter table contract add column termination jsonb;
alter table contract add constraint a_termination_has_its_day check ((ends_on is null) = (termination is null));
create index contract_by_last_day on contract (business_id, ends_on) where status = 'ACTIVE' and ends_on is not null;

-- After notice no review asks whether to give it, and what is over does not go on.
alter table review_plan add column notice_given boolean not null default false;
alter table review_plan add column over boolean not null default false;
update review_plan p set over = true
    where exists (select from delivery d where d.business_id = p.business_id and d.engagement_id = p.engagement_id)
      and not exists (select from delivery d where d.business_id = p.business_id and d.engagement_id = p.engagement_id
          and d.phase <> 'ENDED');
alter table review_plan alter column notice_given drop default, alter column over drop default;
