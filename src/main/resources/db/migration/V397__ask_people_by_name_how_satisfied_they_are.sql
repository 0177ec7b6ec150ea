-- A customer or a colleague is asked through a link of their own how satisfied they are with the work of a vendor.
create table opinion (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    work varchar(120) not null,
    vendor varchar(200) not null,
    person varchar(120) not null,
    email varchar(254) constraint email_of_an_opinion_is_lower_case check (email = lower(email)),
    stands_as varchar(10) not null constraint who_has_an_opinion_is_known check (stands_as in ('CUSTOMER', 'COLLEAGUE')),
    asked_by_kind varchar(10) not null,
    asked_by_id uuid,
    asked_by_name varchar(200) not null,
    asked_at timestamptz not null,
    open_until timestamptz not null,
    ended_at timestamptz,
    score integer constraint opinion_has_a_score check (score between 1 and 5),
    word varchar(1000),
    answered_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint opinion_on_an_engagement foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint answers_have_a_score_and_a_time check ((score is null) = (answered_at is null)),
    constraint only_answers_have_words check (word is null or score is not null)
);
call protect('opinion');
create index opinion_by_engagement on opinion (business_id, engagement_id, asked_at);
create unique index one_open_question_per_person on opinion (business_id, engagement_id, email)
    where answered_at is null and ended_at is null and email is not null;

-- An answer stays as it was given.
create function keep_given_opinion() returns trigger language plpgsql as $$
begin
    if old.answered_at is not null and (new.score, new.word, new.answered_at) is distinct from (old.score, old.word, old.answered_at) then
        raise exception 'an opinion that was given never changes' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger given_opinion_never_changes before update on opinion for each row execute function keep_given_opinion();

-- Whoever answers through the link sees this one question and writes the answer alone.
create policy link_of_this_opinion on opinion as restrictive to handoff_vendor
    using (id = nullif(current_setting('app.subject', true), '')::uuid);
grant select, update (score, word, answered_at, version) on opinion to handoff_vendor;

alter table share_link
    drop constraint purpose_is_known,
    add constraint purpose_is_known check (purpose in
        ('BID', 'CONTRACT', 'REPORT', 'READING', 'REFERENCE', 'OPINION', 'PUBLIC', 'NEWCOMER', 'JOIN', 'SIGN_IN', 'NEW_EMAIL'));
