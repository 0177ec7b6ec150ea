-- What the business tells every vendor without being asked stands with the answered questions: it is an answer without a question.
alter table clarification
    alter column invitation_id drop not null,
    alter column question drop not null,
    add constraint who_asked_asked_something check ((invitation_id is null) = (question is null)),
    add constraint a_notice_is_told_at_once check (question is not null or answer is not null);

-- A button pressed twice tells it once.
create unique index one_notice_of_these_words on clarification (business_id, request_id, md5(answer)) where question is null;
