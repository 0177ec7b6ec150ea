-- What both sides had agreed on for the period that missed a level: they may agree on something else later, and the miss is still told by
-- what it was held to.
alter table breach add column agreed numeric(19, 6);
alter table breach no force row level security;
alter table delivery no force row level security;
alter table status_report no force row level security;
update breach b set agreed = held.agreed
from (
    select one.business_id, one.id,
        case when level -> 'asked' ->> 'direction' = 'RANGE'
                and one.value > (level -> 'asked' ->> 'upperTarget')::numeric
            then (level -> 'asked' ->> 'upperTarget')::numeric
            else (level ->> 'agreed')::numeric end as agreed
    from breach one
    join delivery d on d.business_id = one.business_id and d.id = one.delivery_id
    join status_report r on r.business_id = one.business_id and r.id = one.report_id
    cross join lateral jsonb_array_elements(d.levels) first
    cross join lateral (
        select case first -> 'asked' ->> 'window'
            when 'MONTH' then date_trunc('month', r.period_to)::date
            when 'QUARTER' then date_trunc('quarter', r.period_to)::date
            else r.period_from end as day) began
    cross join lateral (
        select coalesce(
            (select other
                from jsonb_array_elements(d.level_changes) change, jsonb_array_elements(change -> 'levels') other
                where make_date((change -> 'from' ->> 0)::int, (change -> 'from' ->> 1)::int, (change -> 'from' ->> 2)::int)
                        <= began.day
                    and other -> 'asked' -> 'id' = first -> 'asked' -> 'id'
                order by make_date(
                    (change -> 'from' ->> 0)::int, (change -> 'from' ->> 1)::int, (change -> 'from' ->> 2)::int) desc
                limit 1),
            first) as level) then_agreed
    where first -> 'asked' -> 'id' ->> 'id' = one.level_id::text) held
where held.business_id = b.business_id and held.id = b.id;
update breach set agreed = minimum where agreed is null;
alter table breach force row level security;
alter table delivery force row level security;
alter table status_report force row level security;
alter table breach alter column agreed set not null;
grant update (agreed) on breach to handoff_vendor;
