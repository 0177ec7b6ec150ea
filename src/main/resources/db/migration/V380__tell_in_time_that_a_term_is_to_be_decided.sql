-- That the term of a contract is about to be decided is told 90, 60 and 30 days before the last day of notice: each once for a
-- term, however many nodes look at the same contract.
create table contract_term_notice (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    contract_id uuid not null,
    notice_by date not null,
    days integer not null constraint days_before_a_notice_are_known check (days in (30, 60, 90)),
    told_at timestamptz not null,
    primary key (business_id, contract_id, notice_by, days),
    constraint term_notice_of_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade
);
call protect('contract_term_notice');
revoke update, delete on contract_term_notice from handoff_app;
