-- A code that was printed on the console. It is made of these bits and the installation's key, so it stands nowhere.
create table console_code (
    login_id uuid not null references login (id) on delete cascade,
    purpose varchar(10) not null constraint code_purpose_is_known check (purpose in ('SIGN_IN', 'NEW_EMAIL', 'JOIN')),
    detail varchar(254) not null,
    salt bytea not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    primary key (login_id, purpose)
);
