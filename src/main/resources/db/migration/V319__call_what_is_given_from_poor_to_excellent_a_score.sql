-- What somebody gives from poor to excellent is a score: of a reference, of a sample of work, of a year with a vendor.
alter table sample rename column mark to score;
alter table sample drop constraint if exists sample_mark_is_0_to_5,
    add constraint sample_score_is_0_to_5 check (score between 0 and 5);

alter table reference_check no force row level security;
update reference_check set answers = answers - 'mark' || jsonb_build_object('score', answers -> 'mark')
    where answers ? 'mark';
alter table reference_check force row level security;

alter table review no force row level security;
alter table review disable trigger finished_review_never_changes;
update review set entries = entries - '{judgeMark,otherMark}'::text[]
    || jsonb_build_object('judgeScore', entries -> 'judgeMark', 'otherScore', entries -> 'otherMark');
alter table review enable trigger finished_review_never_changes;
alter table review force row level security;
