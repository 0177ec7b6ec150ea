-- Two verdicts more: go on under a longer contract, or do the work in-house again.
alter table review drop constraint if exists verdict_is_known;
alter table review add constraint verdict_is_known
    check (verdict in ('CONTINUE', 'EXTEND', 'EXPAND', 'AMEND', 'REBID', 'TAKE_BACK', 'END'));
