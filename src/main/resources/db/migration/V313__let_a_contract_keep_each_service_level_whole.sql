-- A contract keeps each service level as its frozen scope has it, beside what the bid promised and the words of its text.
-- Texts and their fingerprints stay as they are.
alter table contract no force row level security;
alter table contract_terms no force row level security;
alter table frozen_scope no force row level security;
update contract_terms t set basis = jsonb_set(t.basis, '{work,levels}', (
        select coalesce(jsonb_agg(jsonb_build_object(
                'asked', asked.level || jsonb_build_object('minSample', coalesce((asked.level ->> 'minSample')::int, 0)),
                'committed', kept.level -> 'committed',
                'words', jsonb_build_object(
                    'unit', kept.level -> 'unit',
                    'window', kept.level -> 'window',
                    'formula', kept.level -> 'formula',
                    'measuring', kept.level -> 'measuring')) order by kept.place), '[]')
        from jsonb_array_elements(t.basis #> '{work,levels}') with ordinality kept (level, place)
            join jsonb_array_elements(s.content::jsonb #> '{content,levels}') asked (level)
                on asked.level -> 'id' = kept.level -> 'id'))
    from contract c join frozen_scope s on s.business_id = c.business_id and s.id = c.scope_id
    where c.business_id = t.business_id and c.id = t.contract_id;
alter table frozen_scope force row level security;
alter table contract_terms force row level security;
alter table contract force row level security;
