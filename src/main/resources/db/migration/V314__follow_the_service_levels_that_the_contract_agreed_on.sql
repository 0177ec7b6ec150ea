-- Running work follows the service levels of its contract with the agreed values; the remedy of the contract is one for all.
alter table delivery add column remedy varchar(600);

alter table contract_terms no force row level security;
alter table delivery no force row level security;
update delivery d set
        remedy = d.levels #>> '{0,remedy}',
        levels = (
            select coalesce(jsonb_agg(jsonb_build_object(
                    'asked', signed.level -> 'asked', 'agreed', followed.level -> 'agreed') order by followed.place), '[]')
            from jsonb_array_elements(d.levels) with ordinality followed (level, place)
                join jsonb_array_elements(t.basis #> '{work,levels}') signed (level)
                    on signed.level #> '{asked,id}' = followed.level -> 'id')
    from contract_terms t
    where t.business_id = d.business_id and t.contract_id = d.contract_id;
alter table delivery force row level security;
alter table contract_terms force row level security;
