-- What the vendor says it returned, destroyed or gave up, thing by thing, beside our own word for it.
create table contract_hand_back (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    item integer not null constraint item_of_a_list check (item >= 0),
    by_name varchar(200) not null,
    at timestamptz not null,
    primary key (business_id, id),
    constraint one_word_of_the_vendor_for_each_thing unique (business_id, contract_id, item),
    constraint what_a_contract_hands_back foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
call protect('contract_hand_back');
revoke update, delete on contract_hand_back from handoff_app;
grant select, insert on contract_hand_back to handoff_vendor;
create policy handed_back_for_the_contract_of_the_link on contract_hand_back as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
