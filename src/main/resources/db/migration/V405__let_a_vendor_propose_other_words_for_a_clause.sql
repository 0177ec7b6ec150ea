-- Other words for a clause: the vendor proposes them while both sides read the contract; the business accepts, refuses, or
-- answers with words of its own. What was proposed never changes, only what becomes of it.
create table contract_proposal (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    contract_id uuid not null,
    clause_id uuid not null,
    proposed_by varchar(6) not null constraint proposing_side_is_known check (proposed_by in ('US', 'VENDOR')),
    proposer_kind varchar(6) not null,
    proposer_id uuid,
    proposer_name varchar(200) not null,
    proposed_at timestamptz not null,
    based_on varchar(64) not null,
    law_before text not null,
    plain_before text not null,
    law text not null,
    plain text not null,
    reason varchar(2000) not null,
    answers_id uuid,
    state varchar(9) not null constraint proposal_state_is_known
        check (state in ('OPEN', 'ACCEPTED', 'REFUSED', 'COUNTERED', 'WITHDRAWN', 'OUTDATED')),
    closed_by varchar(200),
    closed_at timestamptz,
    refusal varchar(2000),
    made_edition integer,
    primary key (business_id, id),
    constraint other_words_are_other_words check (law <> law_before or plain <> plain_before),
    constraint only_the_business_answers_with_other_words check (answers_id is null or proposed_by = 'US'),
    constraint a_closed_proposal_says_by_whom check ((state = 'OPEN') = (closed_by is null) and (closed_by is null) = (closed_at is null)),
    constraint a_refusal_has_a_reason check ((state = 'REFUSED') = (refusal is not null)),
    constraint accepted_words_have_a_version check ((state = 'ACCEPTED') = (made_edition is not null)),
    constraint proposal_about_a_clause foreign key (business_id, clause_id) references contract_clause (business_id, id) on delete cascade,
    constraint proposal_about_a_contract foreign key (business_id, contract_id) references contract (business_id, id) on delete cascade,
    constraint answer_to_a_proposal foreign key (business_id, answers_id) references contract_proposal (business_id, id) on delete cascade
);
create unique index one_open_proposal_per_clause on contract_proposal (business_id, clause_id) where state = 'OPEN';
create index contract_proposal_by_contract on contract_proposal (business_id, contract_id);
create index contract_proposal_by_clause on contract_proposal (business_id, clause_id);
create index contract_proposal_by_answered on contract_proposal (business_id, answers_id);
call protect('contract_proposal');

-- A vendor comes to the proposals of its contract only, proposes in no other name, and decides about those of the business.
grant select, insert, update (state, closed_by, closed_at, refusal) on contract_proposal to handoff_vendor;
create policy proposals_of_the_contract_of_the_link on contract_proposal as restrictive to handoff_vendor
    using (contract_id = nullif(current_setting('app.subject', true), '')::uuid);
create policy a_vendor_proposes_for_the_vendor on contract_proposal as restrictive for insert to handoff_vendor
    with check (proposed_by = 'VENDOR' and state = 'OPEN');
