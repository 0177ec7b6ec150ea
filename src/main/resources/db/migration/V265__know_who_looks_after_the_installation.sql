-- The one person who may change what concerns the whole installation: its mail server, its address, its backups. Until now that
-- was a matter of the machine; whoever set the first business up takes it over.
create table administrator (
    only_one boolean primary key default true constraint one_administrator_per_installation check (only_one),
    login_id uuid not null references login (id),
    since timestamptz not null default now(),
    version integer not null default 0
);
insert into administrator (login_id)
select l.id from login l where exists (select from membership m where m.login_id = l.id) order by l.created_at, l.id limit 1;
