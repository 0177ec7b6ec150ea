-- A link for somebody without an account. Only the hash of its 256 random bits is kept.
create table share_link (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    token_hash bytea not null,
    purpose varchar(10) not null constraint purpose_is_known check (purpose in ('BID', 'CONTRACT', 'REPORT', 'JOIN', 'SIGN_IN')),
    subject uuid not null,
    name varchar(200) not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    used_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint one_link_per_token unique (business_id, token_hash)
);
call protect('share_link');
create index share_link_by_subject on share_link (business_id, subject);
