-- The administrator works for one business, and every business may read the name. It is found on the connection that is open:
-- whoever waited for a second one while holding the first could wait for somebody who does the same.
create function administrator_name() returns text
language plpgsql
as $$
declare
    entered text := current_setting('app.business_id', true);
    works record;
    found_name text;
begin
    for works in
        select m.business_id, m.member_id
        from administrator a join membership m on m.login_id = a.login_id
        order by m.last_used_at desc
    loop
        perform set_config('app.business_id', works.business_id::text, true);
        select name into found_name from member
        where business_id = works.business_id and id = works.member_id;
        exit when found_name is not null;
    end loop;
    perform set_config('app.business_id', coalesce(entered, ''), true);
    return found_name;
end;
$$;
