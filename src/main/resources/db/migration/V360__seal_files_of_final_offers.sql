-- Files of a final offer are sealed although those of the first bid of the same vendor were released: each file waits for the release
-- after those that there were when it came.
alter table file_release
    add column number smallint not null default 1 constraint a_release_is_one_of_two_rounds check (number in (1, 2)),
    drop constraint file_release_pkey,
    add primary key (business_id, subject, number);
alter table stored_file add column after_releases smallint not null default 0;

grant select on file_release to handoff_vendor;
create policy own_releases_only on file_release as restrictive to handoff_vendor
    using (subject = nullif(current_setting('app.subject', true), '')::uuid);

create function wait_for_the_next_release() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    new.after_releases := (
        select count(*) from file_release r where r.business_id = new.business_id and r.subject = new.subject);
    return new;
end;
$$;
create trigger wait_for_the_next_release before insert on stored_file
    for each row when (new.sealed) execute function wait_for_the_next_release();

alter policy sealed_until_released on stored_file
    using (not sealed or after_releases < (
        select count(*) from file_release r
        where r.business_id = stored_file.business_id and r.subject = stored_file.subject));

-- The second time only once a final offer of this vendor can be read.
alter policy released_with_its_opened_bid on file_release
    with check (exists (
        select from bid_content c
        join bid b on b.business_id = c.business_id and b.id = c.bid_id
        where c.business_id = file_release.business_id and c.invitation_id = file_release.subject
            and b.final_offer = (file_release.number = 2)));
