-- A vendor that declines the contract is followed by somebody else; a contract that the business took back is drafted anew.
alter table contract add column closed_by_side varchar(8);
update contract c set closed_by_side = case
        when c.status = 'CANCELLED' and exists (select from activity a where a.business_id = c.business_id
            and a.engagement_id = c.engagement_id and a.by_kind = 'VENDOR' and a.at = c.closed_at) then 'VENDOR'
        else 'US' end
    where c.closed_at is not null;
alter table contract add constraint a_closed_contract_says_which_side_closed_it
    check ((closed_at is null) = (closed_by_side is null) and closed_by_side in ('US', 'VENDOR'));
grant update (closed_by_side) on contract to handoff_vendor;
