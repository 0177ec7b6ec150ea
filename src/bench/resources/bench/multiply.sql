-- Makes the business of a benchmark out of the sample business: its rows, again and again, with ids of their own.
-- Run as administrator, whom row-level security does not bind; references are checked at the end.
create schema bench;

-- The id of the n-th copy: ids tell their time, so each copy is a minute older than the one before.
create function bench.copy_of(original uuid, n int) returns uuid language sql immutable as $$
    select case when n = 0 or original is null then original else (
        lpad(to_hex(('x' || left(replace(original::text, '-', ''), 12))::bit(48)::bigint - n * 60000::bigint), 12, '0')
        || '7' || left(md5(original::text || n), 3) || '8' || substr(md5(original::text || n), 4, 15))::uuid end
$$;

-- What is copied: every row with the engagement, task or vendor it belongs to.
create table bench.piece (id uuid primary key, root uuid not null);

-- Which copies are made of what belongs to a root. Ended ones lie days back.
create table bench.copies (
    n int not null,
    root uuid not null,
    ended boolean not null,
    days int not null,
    age interval not null,
    vendor int not null,
    primary key (root, n));

-- The tables of a business with the column that names what a row belongs to, in an order in which that is known before.
create view bench.part as
select distinct on (t.oid) t.oid::regclass as name, a.attname::text as parent, p.place,
    exists (select from pg_attribute i where i.attrelid = t.oid and i.attname = 'id') as has_id
from pg_class t
join pg_attribute a on a.attrelid = t.oid and a.atttypid = 'uuid'::regtype
join unnest(array['engagement_id', 'request_id', 'contract_id', 'delivery_id', 'invitation_id', 'report_id', 'subject',
    'file_id', 'task_id', 'vendor_id']) with ordinality as p(parent, place) on p.parent = a.attname
where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace and t.relname not in ('engagement', 'task', 'vendor')
    and exists (select from pg_attribute b where b.attrelid = t.oid and b.attname = 'business_id')
order by t.oid, p.place;

create procedure bench.find_pieces(of_business uuid) language plpgsql as $$
declare
    part bench.part;
begin
    insert into bench.piece select id, id from engagement where business_id = of_business;
    insert into bench.piece select id, coalesce((select e.id from engagement e where e.task_id = t.id limit 1), id)
    from task t where business_id = of_business and removed_at is null;
    insert into bench.piece select id, id from vendor where business_id = of_business;
    for part in select * from bench.part where has_id order by place, name::text loop
        execute format('insert into bench.piece select o.id, p.root from %s o join bench.piece p on p.id = o.%I
            where o.business_id = %L on conflict do nothing', part.name, part.parent, of_business);
    end loop;
end
$$;

-- One value for what has ended, another for what still runs.
create function bench.ended(value text, same text) returns text language sql immutable as $$
    select format('case when c.ended then %s else %s end', value, same)
$$;

-- What each weekly report says once the work is over: the same as now, or what the last one said that was read.
create table bench.read_report as
select distinct on (o.business_id, o.id) o.id, r.content, r.submitted_by, r.acknowledgement, r.our_hours, r.questions, r.objections
from status_report o
join status_report r on r.business_id = o.business_id and r.delivery_id = o.delivery_id and r.status = 'ACKNOWLEDGED'
order by o.business_id, o.id, r.id = o.id desc, r.week desc;
alter table bench.read_report add primary key (id);

-- A day as it stands in JSON.
create function bench.day(day date) returns jsonb language sql immutable as $$
    select jsonb_build_array(extract(year from day)::int, extract(month from day)::int, extract(day from day)::int)
$$;

-- How a column of a copy (c) comes from that of its original (o), where it is not simply the same.
create function bench.value_of(business_table regclass, name text, type regtype) returns text language sql stable as $$
    select case
        when business_table::text = 'engagement' and name = 'outcome' then bench.ended('''COMPLETED''', same)
        when business_table::text = 'engagement' and name = 'ended_by_kind' then bench.ended('o.opened_by_kind', same)
        when business_table::text = 'engagement' and name = 'ended_by_id' then bench.ended('o.opened_by_id', same)
        when business_table::text = 'engagement' and name = 'ended_by_name' then bench.ended('o.opened_by_name', same)
        when business_table::text = 'engagement' and name = 'ended_at' then bench.ended('now() - c.age + interval ''290 days''', same)
        when business_table::text in ('engagement', 'task') and name = 'name' then 'left(o.name, 110) || '' '' || c.n'
        when business_table::text = 'vendor' and name = 'name' then 'left(o.name, 110) || '' '' || c.n'
        when business_table::text = 'delivery' and name = 'phase' then bench.ended('''ENDED''', same)
        when business_table::text = 'delivery' and name = 'ended' then bench.ended('o.went_live', same)
        when business_table::text = 'contract' and name = 'status' then bench.ended('''ENDED''', same)
        when business_table::text = 'contract' and name = 'agreed_terms' then
            'o.agreed_terms || jsonb_build_object(''end'', o.agreed_ends_on - c.days)'
        when business_table::text = 'review_plan' and name in ('closed', 'over') then bench.ended('true', same)
        when business_table::text = 'review_plan' and name in ('due_on', 'due_rule') then bench.ended('null', same)
        when business_table::text = 'contract_terms' and name = 'terms' then
            'o.terms || jsonb_build_object(''start'', bench.day(o.starts_on - c.days), ''end'', bench.day(o.ends_on - c.days))'
        when business_table::text = 'status_report' and name = 'status' then bench.ended('''ACKNOWLEDGED''', same)
        when business_table::text = 'status_report' and name in
                ('content', 'submitted_by', 'acknowledgement', 'our_hours', 'questions', 'objections') then bench.ended(format(
            '(select r.%I from bench.read_report r where r.id = o.id)', name), same)
        when business_table::text = 'status_report' and name in ('first_submitted_at', 'submitted_at') then
            bench.ended(format('coalesce(o.%I, o.due_at) - c.age', name), same)
        when business_table::text = 'status_report' and name = 'revision' then bench.ended('greatest(o.revision, 1)', same)
        when type = 'uuid'::regtype then format(
            'case when o.%1$I in (select id from vendor) then bench.copy_of(o.%1$I, c.vendor)
                when o.%1$I in (select id from bench.piece) then bench.copy_of(o.%1$I, c.n) else o.%1$I end', name)
        when type = 'timestamptz'::regtype then format('o.%I - c.age', name)
        when business_table::text = 'invoice_plan' and name = 'asked_from' then 'date_trunc(''month'', o.asked_from - c.days)::date'
        when type = 'date'::regtype and name = 'month' then 'date_trunc(''month'', o.month - c.days)::date'
        when type = 'date'::regtype then format('o.%I - c.days', name)
        when business_table::text = 'invoice' and name in ('number', 'number_key') then format('o.%I || ''-'' || c.n', name)
        when type = 'bytea'::regtype and name like '%hash' then format('sha256(o.%I || c.n::text::bytea)', name)
        when business_table::text = 'bid_evaluation' and type = 'jsonb'::regtype then format('bench.renamed(o.%I, c.n)', name)
        else same
    end
    from (select format('o.%I', name)) as original(same)
$$;

-- The same with the ids of a copy in it.
create function bench.renamed(body jsonb, n int) returns jsonb language plpgsql stable as $$
declare
    words text := body::text;
    found uuid;
begin
    for found in select distinct m[1]::uuid from regexp_matches(words, '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') m
        where m[1]::uuid in (select id from bench.piece) loop
        words := replace(words, found::text, bench.copy_of(found, n)::text);
    end loop;
    return words::jsonb;
end
$$;

create procedure bench.copy_table(of_business uuid, business_table regclass, parent text) language plpgsql as $$
declare
    columns text;
    expressions text;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum),
        string_agg(bench.value_of(business_table, attname, atttypid), ', ' order by attnum)
    into columns, expressions
    from pg_attribute
    where attrelid = business_table and attnum > 0 and not attisdropped and attgenerated = '';
    execute format('insert into %1$s (%2$s) select %3$s from %1$s o join bench.piece p on p.id = o.%4$I
        join bench.copies c on c.root = p.root where o.business_id = %5$L',
        business_table, columns, expressions, parent, of_business);
end
$$;

create procedure bench.copy_everything(of_business uuid) language plpgsql as $$
declare
    part bench.part;
begin
    -- Each statement sees the table as it was before: copies are made of the originals alone.
    for part in select * from bench.part loop
        call bench.copy_table(of_business, part.name, part.parent);
    end loop;
    call bench.copy_table(of_business, 'engagement', 'id');
    call bench.copy_table(of_business, 'task', 'id');
    call bench.copy_table(of_business, 'vendor', 'id');
end
$$;

-- Every reference between tables finds its row.
create procedure bench.check_references() language plpgsql as $$
declare
    reference record;
    dangling bigint;
begin
    for reference in
        select c.conname, c.conrelid::regclass as child, c.confrelid::regclass as parent,
            (select string_agg(format('o.%I = p.%I', a.attname, b.attname), ' and ')
                from unnest(c.conkey, c.confkey) as k(one, other)
                join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.one
                join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.other) as joined,
            (select string_agg(format('o.%I is not null', a.attname), ' and ')
                from unnest(c.conkey) as k(one) join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.one) as given
        from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
    loop
        execute format('select count(*) from %s o where %s and not exists (select from %s p where %s)',
            reference.child, reference.given, reference.parent, reference.joined) into dangling;
        if dangling > 0 then
            raise exception '% rows of % refer to nothing: %', dangling, reference.child, reference.conname;
        end if;
    end loop;
end
$$;

-- People who sign in with the password of whoever set the business up: every twentieth an owner, two in five staff.
create procedure bench.hire(of_business uuid, people int) language plpgsql as $$
begin
    create table bench.person as
    select i, gen_random_uuid() as login, bench.copy_of(min_id, i) as member, 'Member ' || i as name,
        'member' || i || '@bench.example' as email,
        case when i % 20 = 1 then 'OWNER' when i % 5 in (0, 3) then 'STAFF' else 'MANAGER' end as role
    from generate_series(1, people) i, (select id as min_id from member where business_id = of_business order by id limit 1) m;
    insert into login (id, email, password_hash, created_at, version, proven_at)
    select p.login, p.email, l.password_hash, l.created_at, 0, l.proven_at from bench.person p,
        (select * from login order by created_at limit 1) l;
    insert into member (business_id, id, name, email, role, status, theme, joined_at, created_at, version, invited_by_mail)
    select of_business, p.member, p.name, p.email, p.role, 'ACTIVE', 'system', now(), now(), 0, false from bench.person p;
    insert into membership (login_id, business_id, member_id, last_used_at)
    select p.login, of_business, p.member, now() from bench.person p;
end
$$;

/*
 tasks: how many there are in the end. ended, running: how many engagements. The six of the sample stay and run; they stand
 at every stage from the scope of work to the weekly reports.
*/
create procedure bench.multiply(of_business uuid, tasks int, ended int, running int, people int) language plpgsql as $$
declare
    vendors int := greatest(1, (ended + running) / 10);
begin
    set local session_replication_role = replica;
    update business set sample = false where business_id = of_business;
    -- Letters older than a week went out.
    update message set status = 'SENT', sent_at = created_at
    where business_id = of_business and status = 'WAITING' and created_at < now() - interval '7 days';
    call bench.find_pieces(of_business);

    insert into bench.copies
    select n, id, false, 0, interval '0', n from vendor, generate_series(1, vendors) n where business_id = of_business;
    insert into bench.copies
    select n, roots[1 + n % cardinality(roots)], true, 300 + n * 37 % 1500,
        make_interval(days => 300 + n * 37 % 1500, mins => n % 1440), n % (vendors + 1)
    from generate_series(1, ended) n,
        (select array_agg(engagement_id order by id) from delivery where business_id = of_business and phase = 'LIVE') r(roots);
    insert into bench.copies
    select n, roots[1 + n % cardinality(roots)], false, 0, interval '0', n % (vendors + 1)
    from generate_series(ended + 1, ended + running - (select count(*)::int from engagement where business_id = of_business)) n,
        (select array_agg(id order by id) from engagement where business_id = of_business) r(roots);
    -- One task in twenty still waits for its decision.
    insert into bench.copies
    select n, case when n % 20 = 0 then undecided[1 + n / 20 % cardinality(undecided)] else decided[1 + n % cardinality(decided)] end,
        false, n % 1500, make_interval(days => n % 1500), 0
    from generate_series(ended + running + 1, ended + running
            + tasks - ended - running - (select count(*)::int from task t where business_id = of_business
                and not exists (select from engagement e where e.task_id = t.id))) n,
        (select array_agg(id order by id) filter (where standing = 'OPEN'), array_agg(id order by id) filter (where standing = 'DECIDED')
            from task where business_id = of_business and removed_at is null) t(undecided, decided);

    analyze bench.piece, bench.copies;
    call bench.copy_everything(of_business);
    call bench.hire(of_business, people);
    analyze;
    call bench.check_references();
end
$$;
