-- The three roles Handoff works with. Run it as an administrator in Handoff's own database, as often as you like.
--   handoff_owner   owns the tables and changes them when a new version starts
--   handoff_app     what the application works as: no ownership, bound by row-level security
--   handoff_vendor  what the application switches to for people who come through a link
-- Passwords are taken from the settings handoff.owner_password and handoff.app_password; without them they stay as they are.

do $$
declare
    secret text;
begin
    if not exists (select from pg_roles where rolname = 'handoff_owner') then
        create role handoff_owner;
    end if;
    if not exists (select from pg_roles where rolname = 'handoff_app') then
        create role handoff_app;
    end if;
    if not exists (select from pg_roles where rolname = 'handoff_vendor') then
        create role handoff_vendor;
    end if;

    -- Only a superuser may touch the attributes superuser and bypassrls; a new role has neither.
    if (select rolsuper from pg_roles where rolname = current_user) then
        alter role handoff_owner nosuperuser nobypassrls noreplication;
        alter role handoff_app nosuperuser nobypassrls noreplication;
        alter role handoff_vendor nosuperuser nobypassrls noreplication;
    else
        execute format('grant handoff_owner to %I', current_user);
    end if;
    alter role handoff_owner login nocreatedb nocreaterole;
    alter role handoff_app login noinherit nocreatedb nocreaterole;
    alter role handoff_vendor nologin noinherit nocreatedb nocreaterole;

    secret := nullif(current_setting('handoff.owner_password', true), '');
    if secret is not null then
        execute format('alter role handoff_owner password %L', secret);
    end if;
    secret := nullif(current_setting('handoff.app_password', true), '');
    if secret is not null then
        execute format('alter role handoff_app password %L', secret);
    end if;

    -- handoff_app does not inherit: it holds a vendor's rights only after "set local role".
    if not pg_has_role('handoff_app', 'handoff_vendor', 'member') then
        grant handoff_vendor to handoff_app;
    end if;

    execute format('alter database %I owner to handoff_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to handoff_app', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema public to handoff_app, handoff_vendor;

alter default privileges for role handoff_owner in schema public
    grant select, insert, update, delete on tables to handoff_app;
alter default privileges for role handoff_owner in schema public
    grant usage, select on sequences to handoff_app;
