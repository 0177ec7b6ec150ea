-- Certificates for more standards, and for what a business asks for itself.
alter table compliance_statement drop constraint standard_is_known;
alter table compliance_statement alter column standard type varchar(20);
alter table compliance_statement add constraint standard_is_known check (standard in (
    'ISO_27001', 'ISO_27002', 'PCI_DSS', 'HIPAA', 'SOC_2_TYPE_1', 'SOC_2_TYPE_2', 'GDPR', 'UK_GDPR', 'FADP', 'PIPEDA', 'PHIPA',
    'AUSTRALIAN_PRIVACY', 'DATA_PROTECTION', 'OTHER'));

create table own_need (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(80) not null,
    data jsonb not null constraint own_needs_are_about_data check (jsonb_array_length(data) > 0),
    counts varchar(500) not null,
    added_by_kind varchar(10) not null,
    added_by_id uuid,
    added_by_name varchar(200) not null,
    added_at timestamptz not null,
    removed_at timestamptz,
    version integer not null,
    primary key (business_id, id)
);
call protect('own_need');

alter table compliance_statement add column own_need_id uuid
    constraint own_needs_are_no_standard check (own_need_id is null or standard = 'OTHER');
call refer('statement_for_an_own_need', 'compliance_statement', 'own_need_id', 'own_need');
create index compliance_statement_by_own_need on compliance_statement (business_id, own_need_id) where own_need_id is not null;

-- Where a business asks otherwise than usual.
create table evidence_exception (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    need varchar(60) not null,
    asked boolean not null,
    reason varchar(500) not null,
    decided_by_kind varchar(10) not null,
    decided_by_id uuid,
    decided_by_name varchar(200) not null,
    decided_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_exception_per_need unique (business_id, need)
);
call protect('evidence_exception');

-- A waiver may be about any kind of evidence, also about one that the business added.
alter table waiver drop constraint requirement_is_known;
alter table waiver alter column requirement type varchar(60);
alter table waiver add constraint requirement_is_known check (requirement ~ '^([A-Z_]+|OWN-[0-9a-f-]{36})$');
alter table waiver add column requirement_name varchar(80);

-- What each engagement asks for is settled with its scope. Scopes that are final already keep what was required until now.
create table required_evidence (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    engagement_id uuid not null,
    asked jsonb not null,
    settled_by_kind varchar(10) not null,
    settled_by_id uuid,
    settled_by_name varchar(200) not null,
    settled_at timestamptz not null,
    version integer not null,
    primary key (business_id, id),
    constraint one_list_per_engagement unique (business_id, engagement_id)
);
call protect('required_evidence');
call refer('evidence_required_in_an_engagement', 'required_evidence', 'engagement_id', 'engagement');

alter table business no force row level security;
alter table engagement no force row level security;
alter table frozen_scope no force row level security;
alter table required_evidence no force row level security;
insert into required_evidence (
    business_id, id, engagement_id, asked, settled_by_kind, settled_by_name, settled_at, version)
select business_id, gen_random_uuid(), engagement_id,
    jsonb_build_object('needs', (
        select coalesce(jsonb_agg(need order by place), '[]'::jsonb)
        from (values
            (1, null, jsonb_build_object('key', 'INFORMATION_SECURITY', 'shownBy',
                '[{"standard": "ISO_27001"}, {"standard": "ISO_27002"}]'::jsonb)),
            (2, 'CARD', jsonb_build_object('key', 'PCI_DSS', 'shownBy', '[{"standard": "PCI_DSS"}]'::jsonb)),
            (3, 'HEALTH', jsonb_build_object('key', 'HIPAA', 'shownBy', '[{"standard": "HIPAA"}]'::jsonb))
        ) as before (place, data, need)
        where case when data is null then jsonb_array_length(classes) > 0 else classes ? data end)),
    'SYSTEM', 'Handoff', frozen_at, 0
from (
    select distinct on (business_id, engagement_id) business_id, engagement_id, frozen_at,
        coalesce(content::jsonb #> '{content,data,classes}', '[]'::jsonb) as classes
    from frozen_scope order by business_id, engagement_id, number desc) as latest
where exists (select from business where business.business_id = latest.business_id)
    and exists (
        select from engagement where engagement.business_id = latest.business_id and engagement.id = latest.engagement_id);
alter table required_evidence force row level security;
alter table frozen_scope force row level security;
alter table engagement force row level security;
alter table business force row level security;
