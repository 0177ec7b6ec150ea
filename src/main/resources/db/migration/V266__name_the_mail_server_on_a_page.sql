-- Of the whole installation. The password is sealed with the installation's key.
create table mail_server (
    only_one boolean primary key default true constraint one_mail_server_per_installation check (only_one),
    host varchar(253) not null,
    port integer not null constraint port_exists check (port between 1 and 65535),
    encryption varchar(8) not null constraint encryption_is_known check (encryption in ('NONE', 'STARTTLS', 'TLS')),
    user_name varchar(254),
    sealed_password bytea,
    sender varchar(254) not null,
    saved_at timestamptz not null default now(),
    constraint a_password_belongs_to_a_user check (sealed_password is null or user_name is not null)
);
