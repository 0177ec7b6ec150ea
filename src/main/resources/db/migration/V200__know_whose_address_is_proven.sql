-- When it was shown that a login's address is its person's own. The first login belongs to whoever runs the installation.
alter table login add column proven_at timestamptz;
update login set proven_at = created_at where id = (select id from login order by created_at, id limit 1);

-- Whoever carries an invitation by hand vouches for the address. An invitation of earlier times may have been carried so.
alter table member
    add column invited_by_mail boolean not null default false,
    add column vouched_by varchar(120),
    add column vouched_at timestamptz,
    add constraint who_vouched_and_when check ((vouched_by is null) = (vouched_at is null)),
    add constraint mail_needs_no_voucher check (not (invited_by_mail and vouched_by is not null));
