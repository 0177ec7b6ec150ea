-- A change of a contract can attach documents and take some away. Those that are open by now know what the contract has.
alter table contract_amendment no force row level security;
alter table contract no force row level security;
alter table contract_terms no force row level security;
update contract_amendment a set stood_before = a.stood_before || jsonb_build_object('attachments', t.attachments)
from contract c join contract_terms t on t.business_id = c.business_id and t.contract_id = c.amends_id
where c.business_id = a.business_id and c.id = a.contract_id and c.status in ('DRAFT', 'SENT')
    and jsonb_array_length(coalesce(t.attachments, '[]')) > 0;
alter table contract_amendment force row level security;
alter table contract force row level security;
alter table contract_terms force row level security;
