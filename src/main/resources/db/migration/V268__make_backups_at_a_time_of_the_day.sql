-- Of the whole installation: when a backup is made by itself, and how many are kept. What was made lies beside the data.
create table backup_plan (
    only_one boolean primary key default true constraint one_backup_plan_per_installation check (only_one),
    daily boolean not null,
    at time not null,
    zone varchar(60) not null,
    kept integer not null constraint some_backups_are_kept check (kept between 1 and 90),
    begun_at timestamptz
);
