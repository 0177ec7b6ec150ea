-- What can be decided until which day depends on what happens when the term is over; see Renewal.
alter table review_plan add column renewal varchar(10) not null default 'AUTO'
    constraint renewal_of_a_plan_is_known check (renewal in ('NONE', 'AUTO', 'OPTION'));
alter table review_plan no force row level security;
alter table contract no force row level security;
alter table contract_terms no force row level security;
update review_plan p set renewal = c.renewal
from (select distinct on (c.business_id, c.engagement_id) c.business_id, c.engagement_id,
        coalesce(c.agreed_renewal, t.renewal) as renewal
    from contract c join contract_terms t on t.business_id = c.business_id and t.contract_id = c.id
    where c.kind = 'CONTRACT' and c.status in ('ACTIVE', 'ENDED')
    order by c.business_id, c.engagement_id, c.round desc) c
where c.business_id = p.business_id and c.engagement_id = p.engagement_id and c.renewal is not null;
alter table contract_terms force row level security;
alter table contract force row level security;
alter table review_plan force row level security;
