-- A name in the form in which it is compared and searched: capitals, accents, apostrophes and hyphens make no other name,
-- so "d'arcy" finds "D’Arcy". Names.folded of the application does the same.
create function folded(name text) returns text
language sql immutable parallel safe
as $$
    select btrim(regexp_replace(
        regexp_replace(
            translate(
                replace(replace(replace(replace(
                    regexp_replace(lower(normalize(replace(name, '´', ''''), NFKD)), '[\u0300-\u036f]', '', 'g'),
                    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
                'øłđıðς', 'oldidσ'),
            '[''.`\u2018\u2019\u02bc\u2032]', '', 'g'),
        '[\x01-\x2f\x3a-\x40\x5b-\x60\x7b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'))
$$;

drop index reference_check_by_client;
create index reference_check_by_client on reference_check (business_id, folded(client));
