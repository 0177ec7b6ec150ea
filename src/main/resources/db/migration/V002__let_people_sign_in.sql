-- Global: a person may belong to several businesses of this installation, so the e-mail address is known before any business is.
create table login (
    id uuid primary key,
    email varchar(254) not null,
    password_hash varchar(200),
    created_at timestamptz not null,
    version integer not null,
    constraint one_login_per_email unique (email),
    constraint email_is_lower_case check (email = lower(email))
);

create table membership (
    login_id uuid not null references login (id) on delete cascade,
    business_id uuid not null,
    member_id uuid not null,
    last_used_at timestamptz not null,
    primary key (login_id, business_id),
    constraint one_login_per_member unique (business_id, member_id)
);

create table member (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(120) not null,
    email varchar(254) not null,
    role varchar(10) not null constraint role_is_known check (role in ('OWNER', 'MANAGER', 'STAFF')),
    status varchar(10) not null constraint member_status_is_known check (status in ('INVITED', 'ACTIVE', 'LEFT')),
    theme varchar(6) not null default 'system' constraint theme_is_known check (theme in ('system', 'light', 'dark')),
    joined_at timestamptz,
    created_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_member_per_email unique (business_id, email)
);
call protect('member');

-- Counts failures per key and window, in one statement each: parallel guesses cannot slip through.
create table attempt (
    key varchar(100) primary key,
    failures integer not null,
    since timestamptz not null
);
create index attempt_by_age on attempt (since);
