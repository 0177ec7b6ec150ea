alter table share_link
    drop constraint purpose_is_known,
    add constraint purpose_is_known
        check (purpose in ('BID', 'CONTRACT', 'REPORT', 'JOIN', 'SIGN_IN', 'NEW_EMAIL'));
