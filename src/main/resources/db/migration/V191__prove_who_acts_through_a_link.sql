-- Whoever carries a link may have kept a copy of it, so acts through it need a proof of the person it was made for. Every link
-- of a vendor names its holder: the invitation, at whose address the vendor was invited and whose own code opens it.
alter table share_link
    add column holder_name varchar(200),
    add column address varchar(254);

-- Links of before name theirs from now on, so that those in letters already sent go on working.
alter table contract
    add column invitation_id uuid,
    add column invited_name varchar(200);
alter table delivery
    add column invitation_id uuid,
    add column invited_name varchar(200),
    add column invited_email varchar(254);

alter table share_link no force row level security;
alter table invitation no force row level security;
alter table bid no force row level security;
alter table contract no force row level security;
alter table delivery no force row level security;
update contract c set invitation_id = i.id, invited_name = i.contact
    from bid b
    join invitation i on i.business_id = b.business_id and i.id = b.invitation_id
    where b.business_id = c.business_id and b.id = c.bid_id;
update delivery d set invitation_id = c.invitation_id, invited_name = c.invited_name, invited_email = c.vendor_email
    from contract c where c.business_id = d.business_id and c.id = d.contract_id;
update share_link l set holder = i.id, holder_name = i.contact, address = i.email
    from invitation i where l.purpose = 'BID' and i.business_id = l.business_id and i.id = l.subject;
update share_link l set holder = c.invitation_id, holder_name = c.invited_name, address = c.vendor_email
    from contract c where l.purpose = 'CONTRACT' and c.business_id = l.business_id and c.id = l.subject;
update share_link l set holder = d.invitation_id, holder_name = d.invited_name, address = d.invited_email
    from delivery d
    where l.purpose = 'REPORT' and l.name = d.vendor_name and d.business_id = l.business_id and d.id = l.subject;
-- A colleague's place is named by the work: the same as in the application, an identity of version 3.
update share_link l set holder_name = l.name, address = d.reporter_email,
        holder = overlay(overlay(md5('colleague ' || d.id) placing '3' from 13)
            placing to_hex((('x' || substr(md5('colleague ' || d.id), 17, 1))::bit(4)::integer & 3) | 8) from 17)::uuid
    from delivery d
    where l.purpose = 'REPORT' and l.holder is null and d.business_id = l.business_id and d.id = l.subject;
alter table share_link force row level security;
alter table invitation force row level security;
alter table bid force row level security;
alter table contract force row level security;
alter table delivery force row level security;
alter table contract
    alter column invitation_id set not null,
    alter column invited_name set not null;
alter table delivery
    alter column invitation_id set not null,
    alter column invited_name set not null,
    alter column invited_email set not null;
alter table share_link add constraint acts_have_a_holder
    check (purpose not in ('BID', 'CONTRACT', 'REPORT') or holder is not null);

-- A code for the holder of a link: mailed to the holder's address and good for one use, or handed over by a member together
-- with a colleague's link. Kept as an HMAC with the installation's key, which the database does not have.
create table link_code (
    business_id uuid not null default nullif(current_setting('app.business_id', true), '')::uuid,
    id uuid not null,
    holder uuid not null,
    hash bytea not null,
    address varchar(254),
    handed_by varchar(120),
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    version integer not null,
    primary key (business_id, id),
    constraint mailed_or_handed check ((address is null) <> (handed_by is null))
);
call protect('link_code');
create index link_code_by_holder on link_code (business_id, holder, made_at desc);

-- How the one who signed had proven who they are.
alter table contract_signature
    add column proof_kind varchar(11) constraint proof_is_known check (proof_kind in ('OWN_CODE', 'MAILED_CODE', 'HANDED_CODE', 'SIGNED_IN')),
    add column proof_name varchar(200),
    add column proof_address varchar(254),
    add column proof_at timestamptz;

-- A vendor that lost its code where no mail is sent: somebody of the business releases the bid, the vendor is told, and only
-- after a day can the bid be started again by the link alone. Who still has the code puts an end to it.
alter table invitation
    add column released_at timestamptz,
    add column released_by varchar(120),
    add constraint releases_have_a_name check ((released_at is null) = (released_by is null));
grant update (released_at, released_by) on invitation to handoff_vendor;
