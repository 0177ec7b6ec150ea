-- A service level can measure the time to a first answer: since when it is waited for, and when it came. What was taken back before it was
-- answered and raised again waits anew.
alter table issue add column asked_at timestamptz;
alter table issue add column answered_at timestamptz;
alter table issue no force row level security;
alter table issue_entry no force row level security;
update issue set
    asked_at = coalesce(
        (select max(entry.written_at) from issue_entry entry
            where entry.business_id = issue.business_id and entry.issue_id = issue.id and entry.step = 'REOPENED' and issue.answer_minutes is null),
        raised_at),
    answered_at = case when answer_minutes is not null then
        (select min(entry.written_at) from issue_entry entry
            where entry.business_id = issue.business_id and entry.issue_id = issue.id
                and entry.side <> issue.raised_by_side) end;
alter table issue force row level security;
alter table issue_entry force row level security;
alter table issue alter column asked_at set not null;
alter table issue add constraint an_answer_comes_after_the_question check (answered_at >= asked_at);
create index issue_by_question on issue (business_id, delivery_id, asked_at);
grant update (asked_at, answered_at) on issue to handoff_vendor;
