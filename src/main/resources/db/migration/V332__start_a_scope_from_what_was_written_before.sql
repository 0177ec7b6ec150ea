-- Own templates of a scope of work: what was written once, without the dates and the people of its engagement.
create table scope_template (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    name varchar(100) not null constraint templates_have_a_name check (name <> ''),
    content jsonb not null,
    saved_by varchar(200) not null,
    saved_at timestamptz not null,
    removed_at timestamptz,
    version integer not null,
    primary key (business_id, id)
);
create unique index one_template_of_a_name on scope_template (business_id, lower(name)) where removed_at is null;
call protect('scope_template');

-- Whether anybody has described the work yet: only then can another scope start from it.
alter table scope_of_work add column described boolean not null default false;
alter table business no force row level security;
alter table scope_of_work no force row level security;
update scope_of_work set described =
    content->'purpose'->>'text' <> ''
    or jsonb_array_length(content->'purpose'->'included') > 0
    or jsonb_array_length(content->'purpose'->'excluded') > 0
    or (content->'purpose'->>'nothingExcluded')::boolean
    or jsonb_array_length(content->'inputs'->'items') > 0
    or (content->'inputs'->>'none')::boolean
    or jsonb_array_length(content->'outputs') > 0
    or jsonb_array_length(content->'levels') > 0;
alter table scope_of_work force row level security;
alter table business force row level security;
alter table scope_of_work alter column described drop default;
create index described_scopes_by_age on scope_of_work (business_id, started_at desc, id desc) where described;
