-- What was delivered, and which invoices are to come, belongs to a contract: in the month in which another vendor takes over both bill
-- their own days and volumes.
alter table contract no force row level security;
alter table contract_terms no force row level security;
alter table invoice_plan no force row level security;
alter table delivered_volumes no force row level security;
alter table delivery no force row level security;
alter table engagement no force row level security;

alter table delivered_volumes add column contract_id uuid;
-- Until now the contract counted that had begun by the first day of the month, else the first one. A row whose contract is missing,
-- as only damage leaves it, stays with an identity that names none.
update delivered_volumes v set contract_id = coalesce((
    select c.id from contract c join contract_terms t on t.business_id = c.business_id and t.contract_id = c.id
    where c.business_id = v.business_id and c.engagement_id = v.engagement_id and c.kind = 'CONTRACT' and c.status in ('ACTIVE', 'ENDED')
    order by (t.starts_on <= v.month) desc, case when t.starts_on <= v.month then -c.round else c.round end
    limit 1), v.engagement_id);
alter table delivered_volumes alter column contract_id set not null;
alter table delivered_volumes drop constraint volumes_are_confirmed_once_a_month;
alter table delivered_volumes add constraint volumes_are_confirmed_once_a_month_of_a_contract unique (business_id, contract_id, month);
create index delivered_volumes_by_engagement on delivered_volumes (business_id, engagement_id);

alter table invoice_plan add column contract_id uuid;
update invoice_plan p set contract_id = coalesce((
    select d.contract_id from delivery d where d.business_id = p.business_id and d.engagement_id = p.engagement_id
    order by d.id desc limit 1), p.engagement_id);
alter table invoice_plan alter column contract_id set not null;
alter table invoice_plan drop constraint invoice_plan_pkey;
alter table invoice_plan add primary key (business_id, contract_id);
create index invoice_plan_by_engagement on invoice_plan (business_id, engagement_id);
-- Contracts of before are named by their plans as well; nobody waited for their invoices any more.
insert into invoice_plan (business_id, contract_id, engagement_id, vendor_name, starts, ends, monthly, asked_from, version)
select distinct on (d.business_id, d.contract_id) d.business_id, d.contract_id, d.engagement_id, d.vendor_name, d.starts,
    greatest(d.starts, d.ends), false, date_trunc('month', d.starts)::date, 0
from delivery d
where not exists (select from invoice_plan p where p.business_id = d.business_id and p.contract_id = d.contract_id)
    and exists (select from engagement e where e.business_id = d.business_id and e.id = d.engagement_id)
order by d.business_id, d.contract_id, d.id desc;

alter table engagement force row level security;
alter table delivery force row level security;
alter table delivered_volumes force row level security;
alter table invoice_plan force row level security;
alter table contract_terms force row level security;
alter table contract force row level security;

call refer('volumes_under_a_contract', 'delivered_volumes', 'contract_id', 'contract');
call refer('invoice_plan_under_a_contract', 'invoice_plan', 'contract_id', 'contract');
