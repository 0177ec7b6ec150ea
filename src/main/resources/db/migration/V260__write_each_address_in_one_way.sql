-- The domain of an e-mail address is kept as the name system knows it: some browsers send jürgen@bücher.example as
-- jürgen@xn--bcher-kva.example, and both are one address. This is RFC 3492 for the letters of one label.
create function pg_temp.label(typed text) returns text
language plpgsql immutable
as $$
declare
    label text := lower(normalize(typed, NFKC));
    points int[];
    written text := '';
    plain int;
    done int;
    delta int := 0;
    bias int := 72;
    lowest int := 128;
    next int;
    point int;
    remaining int;
    weight int;
    limited int;
    digit int;
begin
    if label ~ '^[\x01-\x7f]*$' then
        return label;
    end if;
    points := array(select ascii(letter) from unnest(string_to_array(label, null)) as letter);
    written := array_to_string(array(select chr(p) from unnest(points) as p where p < 128), '');
    plain := length(written);
    done := plain;
    if plain > 0 then
        written := written || '-';
    end if;
    while done < array_length(points, 1) loop
        next := (select min(p) from unnest(points) as p where p >= lowest);
        delta := delta + (next - lowest) * (done + 1);
        lowest := next;
        foreach point in array points loop
            if point < lowest then
                delta := delta + 1;
            elsif point = lowest then
                remaining := delta;
                weight := 36;
                loop
                    limited := greatest(1, least(26, weight - bias));
                    exit when remaining < limited;
                    digit := limited + (remaining - limited) % (36 - limited);
                    written := written || chr(case when digit < 26 then 97 + digit else 22 + digit end);
                    remaining := (remaining - limited) / (36 - limited);
                    weight := weight + 36;
                end loop;
                written := written || chr(case when remaining < 26 then 97 + remaining else 22 + remaining end);
                remaining := case when done = plain then delta / 700 else delta / 2 end;
                remaining := remaining + remaining / (done + 1);
                bias := 0;
                while remaining > 455 loop
                    remaining := remaining / 35;
                    bias := bias + 36;
                end loop;
                bias := bias + 36 * remaining / (remaining + 38);
                delta := 0;
                done := done + 1;
            end if;
        end loop;
        delta := delta + 1;
        lowest := lowest + 1;
    end loop;
    return 'xn--' || written;
end;
$$;

create function pg_temp.address(typed text) returns text
language sql immutable
as $$
    select case when position('@' in typed) = 0 then typed
        else normalize(split_part(typed, '@', 1), NFC) || '@'
            || array_to_string(array(
                select pg_temp.label(part) from unnest(string_to_array(split_part(typed, '@', 2), '.')) as part), '.')
        end
$$;

-- Where somebody has both forms already, each row stays as it is: the one form is the other row's. Never longer than fits.
-- The owner of the tables sees the rows of all businesses only while it does not bind itself.
alter table member no force row level security;
alter table vendor no force row level security;

update login set email = pg_temp.address(email)
where email ~ '[^\x01-\x7f]' and length(pg_temp.address(email)) <= 254
    and not exists (select from login other where other.email = pg_temp.address(login.email))
    and not exists (
        select from login other where other.id < login.id and pg_temp.address(other.email) = pg_temp.address(login.email));

update member set email = pg_temp.address(email)
where email ~ '[^\x01-\x7f]' and length(pg_temp.address(email)) <= 254
    and not exists (
        select from member other
        where other.business_id = member.business_id and other.email = pg_temp.address(member.email))
    and not exists (
        select from member other
        where other.business_id = member.business_id and other.id < member.id
            and pg_temp.address(other.email) = pg_temp.address(member.email));

update vendor set email = pg_temp.address(email)
where email ~ '[^\x01-\x7f]' and length(pg_temp.address(email)) <= 254 and pg_temp.address(email) = lower(pg_temp.address(email));

alter table member force row level security;
alter table vendor force row level security;
