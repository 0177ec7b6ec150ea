-- Lets rows of one table refer to those of another by columns that stood there already. The owner of the tables is bound to
-- one business, too, so a check sees the rows of every business only while both tables are free of that. A row whose other
-- row is missing was made by hand: it stays and holds up no start, and the log tells of it.
create procedure refer(rule name, child regclass, columns text, parent regclass, keys text default 'id',
    removal text default 'no action')
language plpgsql
as $$
declare
    walled regclass[] := array(select oid from pg_class where oid in (child, parent) and relforcerowsecurity);
    one regclass;
begin
    execute format(
        'alter table %s add constraint %I foreign key (business_id, %s) references %s (business_id, %s) on delete %s '
        'deferrable initially immediate not valid',
        child, rule, columns, parent, keys, removal);
    foreach one in array walled loop
        execute format('alter table %s no force row level security', one);
    end loop;
    begin
        execute format('alter table %s validate constraint %I', child, rule);
    exception when foreign_key_violation then
        raise warning 'Rows of % name a row of % that is missing. They stay as they are, and new ones are refused: %', child, parent, sqlerrm;
    end;
    foreach one in array walled loop
        execute format('alter table %s force row level security', one);
    end loop;
end;
$$;

call refer('frozen_scope_of_an_engagement', 'frozen_scope', 'engagement_id', 'engagement');
call refer('invitation_for_an_engagement', 'invitation', 'engagement_id', 'engagement');
call refer('clarification_for_an_engagement', 'clarification', 'engagement_id', 'engagement');
call refer('content_of_an_invitation', 'bid_content', 'request_id, invitation_id', 'invitation', 'request_id, id');

call refer('contract_of_an_engagement', 'contract', 'engagement_id', 'engagement');
call refer('contract_with_a_vendor', 'contract', 'vendor_id', 'vendor');
call refer('contract_on_a_scope', 'contract', 'scope_id', 'frozen_scope');
call refer('contract_on_a_bid', 'contract', 'bid_id', 'bid');
call refer('contract_of_an_invitation', 'contract', 'invitation_id', 'invitation');

call refer('delivery_of_an_engagement', 'delivery', 'engagement_id', 'engagement');
call refer('delivery_of_a_contract', 'delivery', 'contract_id', 'contract');
call refer('delivery_by_a_vendor', 'delivery', 'vendor_id', 'vendor');
call refer('delivery_of_an_invitation', 'delivery', 'invitation_id', 'invitation');
call refer('report_of_an_engagement', 'status_report', 'engagement_id', 'engagement');
call refer('report_version_of_a_delivery', 'report_version', 'delivery_id', 'delivery', removal => 'cascade');
call refer('report_draft_of_a_delivery', 'report_draft', 'delivery_id', 'delivery', removal => 'cascade');
call refer('breach_of_a_delivery', 'breach', 'delivery_id', 'delivery', removal => 'cascade');

call refer('review_plan_of_an_engagement', 'review_plan', 'engagement_id', 'engagement');
call refer('message_about_an_engagement', 'message', 'engagement_id', 'engagement');
call refer('activity_of_an_engagement', 'activity', 'engagement_id', 'engagement');

-- A login belongs to a business as one of its members, and waits for a sample as one.
call refer('membership_of_a_member', 'membership', 'member_id', 'member', removal => 'cascade');
call refer('sample_for_a_member', 'sample_order', 'member_id', 'member', removal => 'cascade');

-- Rows that refer to each other are removed together at the end of a transaction, whenever a reference was added.
do $$
declare
    reference record;
begin
    for reference in
        select conrelid::regclass as child, conname from pg_constraint
        where contype = 'f' and not condeferrable and confrelid <> 'business'::regclass
            and conrelid in ('engagement'::regclass, 'bid_request'::regclass, 'award'::regclass)
    loop
        execute format('alter table %s alter constraint %I deferrable initially immediate', reference.child, reference.conname);
    end loop;
end;
$$;
