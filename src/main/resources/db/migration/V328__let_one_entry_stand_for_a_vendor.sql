-- One vendor may have come into the directory twice. One entry then stands for both; the other one stays with what hangs on it.
alter table vendor
    add column merged_into_id uuid,
    add constraint only_an_archived_entry_is_merged check (merged_into_id is null or archived_at is not null),
    add constraint an_entry_stands_for_itself check (merged_into_id <> id);
call refer('entry_that_stands_for_another', 'vendor', 'merged_into_id', 'vendor');
create index vendor_by_standing_entry on vendor (business_id, merged_into_id) where merged_into_id is not null;

-- The name of a firm without its legal form, as Names.firm of the application has it.
create function firm(name text) returns text
language sql immutable parallel safe
as $$
    select coalesce(
        nullif(replace(regexp_replace(
            regexp_replace(
                folded(name),
                '\ysp z o ?o\y|\ys r [ol]\y|\ysa r ?l\y|\ys p a\y|\ya s\y|\yd o o\y|\ys ?a de c ?v\y|\ys a\y'
                    '|株式会社|有限会社|合同会社|有限公司',
                ' ', 'g'),
            '\y(ab|ag|aps|as|asa|bv|co|company|corp|corporation|cv|doo|eirl|ek|eurl|ev|gbr|gmbh|inc|incorporated|kg|kgaa|kk|kft|lda'
                '|limited|llc|llp|lp|ltd|ltda|mbh|nv|nyrt|ohg|ou|oy|oyj|plc|private|pte|pty|pvt|sa|sas|sasu|sarl|se|sl|slu|snc|spa'
                '|spol|sro|srl|spzoo|ug|unipessoal|zrt|зао|оао|ооо|пао|тов|and|und|et|y)\y',
            ' ', 'g'), ' ', ''), ''),
        nullif(replace(folded(name), ' ', ''), ''),
        btrim(name))
$$;

-- What tells that two entries are one vendor: the name, the domain of mail and web site, the last digits of the telephone.
alter table vendor
    add column firm text not null generated always as (firm(name)) stored,
    add column mail_domain text not null generated always as (split_part(email, '@', 2)) stored,
    add column web_domain text generated always as (
        nullif(regexp_replace(regexp_replace(lower(web), '^https?://(www\.)?', ''), '[/:?#].*$', ''), '')) stored,
    add column phone_end text generated always as (
        nullif(right(substring(
            regexp_replace(regexp_replace(lower(phone), '[,;]? ?(x|ext|extension)\.? ?[0-9]+\s*$', ''), '[^0-9]', '', 'g'),
            '^[0-9]{7,}$'), 8), '')) stored;

-- Entries that look alike and are two vendors, as somebody said.
create table vendors_apart (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    one_id uuid not null,
    other_id uuid not null,
    said_by varchar(200) not null,
    said_at timestamptz not null,
    primary key (business_id, one_id, other_id),
    constraint one_of_two_vendors foreign key (business_id, one_id) references vendor (business_id, id) on delete cascade,
    constraint other_of_two_vendors foreign key (business_id, other_id) references vendor (business_id, id) on delete cascade,
    constraint two_vendors_are_said_apart_once check (one_id < other_id)
);
call protect('vendors_apart');
create index vendors_apart_by_other on vendors_apart (business_id, other_id);
