-- Of a new vendor the city can follow later.
alter table vendor alter column city drop not null;

-- What a vendor does was free text. Now it is a few words each, so that vendors are found by them: what the text separates by
-- commas, semicolons or lines, each once, at most twenty. Where a part is too long for that, the text stays with the notes.
alter table vendor no force row level security;
alter table vendor add column skills jsonb not null default '[]';
with part as (
    select vendor.business_id, vendor.id, typed.at, btrim(regexp_replace(typed.part, '\s+', ' ', 'g')) as skill
    from vendor, regexp_split_to_table(vendor.services, '[,;\n\r]') with ordinality as typed(part, at)
), different as (
    select distinct on (business_id, id, lower(replace(skill, ' ', ''))) business_id, id, at, skill
    from part
    where skill <> ''
    order by business_id, id, lower(replace(skill, ' ', '')), at
), counted as (
    select *, length(skill) <= 60 as fits,
        count(*) filter (where length(skill) <= 60) over (partition by business_id, id order by at) as number
    from different
), told as (
    select business_id, id,
        coalesce(jsonb_agg(skill order by at) filter (where fits and number <= 20), '[]') as skills,
        bool_or(not fits or number > 20) as lost
    from counted
    group by business_id, id
)
update vendor
set skills = told.skills,
    notes = case when told.lost then left(concat_ws(E'\n\n', vendor.services, vendor.notes), 4000) else vendor.notes end
from told
where told.business_id = vendor.business_id and told.id = vendor.id;
alter table vendor alter column skills drop default;
alter table vendor drop column services;
alter table vendor force row level security;

-- The texts of a list, each between two line ends.
create function lines(texts jsonb) returns text
language sql immutable parallel safe
as $$
    select E'\n' || coalesce(string_agg(line || E'\n', '' order by at), '')
    from jsonb_array_elements_text(texts) with ordinality as told(line, at)
$$;
alter table vendor add column skill_lines text not null generated always as (lines(skills)) stored;
