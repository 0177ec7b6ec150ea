-- Whoever asked somebody by a link hears once that they are through. Not known of those who asked before.
alter table scope_reading add column asked_by_email varchar(254);
alter table reference_request add column asked_by_email varchar(254);

-- An appointment that comes with a message, sealed as its words are: a message that is tried again brings the same.
alter table message add column calendar_method varchar(10) constraint calendar_method_is_known
    check (calendar_method in ('REQUEST', 'CANCEL'));
alter table message add column sealed_calendar bytea;
alter table message add constraint an_appointment_says_what_to_do check ((calendar_method is null) = (sealed_calendar is null));

-- Which state of a planned interview the vendor was told last; null before anybody pressed for it.
alter table planned_interview add column told_sequence integer;
alter table planned_interview add column told_at timestamptz;
alter table planned_interview add constraint what_was_told_has_its_day check ((told_sequence is null) = (told_at is null));
