-- A vendor whose bid was not chosen asks why, and is answered: between the two of them.
create table result_question (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    letter_id uuid not null,
    invitation_id uuid not null,
    vendor_name varchar(160) not null,
    question varchar(2000) not null,
    asked_at timestamptz not null,
    answer varchar(4000),
    answered_at timestamptz,
    answered_by varchar(200),
    version integer not null,
    primary key (business_id, id),
    constraint result_question_about_a_letter foreign key (business_id, letter_id) references letter (business_id, id),
    constraint result_question_of_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint result_question_of_an_invited_vendor foreign key (business_id, invitation_id)
        references invitation (business_id, id),
    constraint an_answer_says_by_whom
        check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
call protect('result_question');
create index result_question_by_engagement on result_question (business_id, engagement_id, asked_at);
create index result_question_by_invitation on result_question (business_id, invitation_id);
create index result_question_by_letter on result_question (business_id, letter_id);
create index result_question_to_answer on result_question (business_id, asked_at) where answered_at is null;

-- A vendor reads its own letters, once they are sent, and its own questions.
grant select on letter to handoff_vendor;
create policy own_sent_letters_only on letter as restrictive to handoff_vendor
    using (invitation_id = nullif(current_setting('app.subject', true), '')::uuid and sent_at is not null);
grant select, insert on result_question to handoff_vendor;
create policy own_questions_only on result_question as restrictive to handoff_vendor
    using (invitation_id = nullif(current_setting('app.subject', true), '')::uuid)
    with check (invitation_id = nullif(current_setting('app.subject', true), '')::uuid and answer is null);
