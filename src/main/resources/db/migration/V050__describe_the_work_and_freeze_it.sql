-- What is asked of a partner, one row per version. Written section by section, then frozen.
create table scope_of_work (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    number integer not null constraint versions_count_from_one check (number >= 1),
    status varchar(10) not null constraint scope_status_is_known check (status in ('DRAFT', 'FROZEN')),
    content jsonb not null,
    edits jsonb not null,
    second_look jsonb,
    started_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint a_scope_belongs_to_an_engagement
        foreign key (business_id, engagement_id) references engagement (business_id, id),
    constraint one_scope_per_version unique (business_id, engagement_id, number),
    constraint a_second_look_before_freezing check (status = 'DRAFT' or second_look is not null)
);
create unique index one_draft_per_engagement on scope_of_work (business_id, engagement_id) where status = 'DRAFT';
create index scope_drafts_by_age on scope_of_work (business_id, started_at) where status = 'DRAFT';
call protect('scope_of_work');

-- A frozen version: the very text that was hashed. Vendors read it through their links; nobody changes it.
create table frozen_scope (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    number integer not null,
    title varchar(120) not null,
    content text not null,
    sha256 varchar(64) not null,
    frozen_at timestamptz not null,
    frozen_by varchar(200) not null,
    primary key (business_id, id),
    constraint a_frozen_version_is_a_version foreign key (business_id, id) references scope_of_work (business_id, id),
    constraint one_frozen_scope_per_version unique (business_id, engagement_id, number),
    constraint the_hash_is_of_the_content check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
call protect('frozen_scope');
revoke update, delete on frozen_scope from handoff_app;
grant select on frozen_scope to handoff_vendor;
