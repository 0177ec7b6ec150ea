-- What a business puts at the head of its documents. The logo is drawn anew from what was uploaded.
create table letterhead (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    colour varchar(7) constraint colours_are_written_as_six_digits check (colour ~ '^#[0-9a-f]{6}$'),
    logo bytea constraint logo_is_small check (octet_length(logo) between 1 and 1000000),
    logo_version varchar(12),
    logo_width integer constraint logo_is_not_too_wide check (logo_width between 1 and 800),
    logo_height integer constraint logo_is_not_too_high check (logo_height between 1 and 240),
    version integer not null,
    primary key (business_id, id),
    constraint one_letterhead_per_business check (id = business_id),
    constraint a_logo_is_kept_whole check (num_nonnulls(logo, logo_version, logo_width, logo_height) in (0, 4))
);
call protect('letterhead');
grant select on letterhead to handoff_vendor;
