-- What a vendor does through its link overtakes letters to it. It reads none of them here, and touches its own alone.
grant select (business_id, about, letter, status, useful_until, version), update (useful_until, version)
    on message to handoff_vendor;
create policy letters_of_the_link on message as restrictive for select to handoff_vendor
    using (about = nullif(current_setting('app.subject', true), '')::uuid);
create policy letters_of_the_link_are_withdrawn on message as restrictive for update to handoff_vendor
    using (about = nullif(current_setting('app.subject', true), '')::uuid);

-- Letters that wait learn what they are about; those that are overtaken already are withdrawn.
alter table message no force row level security;
alter table invitation no force row level security;
alter table bid_request no force row level security;
alter table contract no force row level security;
alter table member no force row level security;

update message m set about = known.invitation_id
    from (select w.business_id, w.id, (select i.id from invitation i
                join bid_request r on r.business_id = i.business_id and r.id = i.request_id
                where i.business_id = w.business_id and r.engagement_id = w.engagement_id and i.email = w.recipient_email
                    and i.invited_at <= w.created_at
                order by i.invited_at desc, i.id desc limit 1) as invitation_id
            from message w where w.status in ('WAITING', 'FAILED') and w.letter like 'bidding.%') known
    where m.business_id = known.business_id and m.id = known.id and known.invitation_id is not null and m.about is null;
update message m set useful_until = case
        when r.status = 'OPEN' and i.revoked_at is null and i.declined_at is null then r.deadline else now() end
    from invitation i join bid_request r on r.business_id = i.business_id and r.id = i.request_id
    where m.business_id = i.business_id and m.about = i.id and m.status in ('WAITING', 'FAILED') and m.useful_until is null
        and m.letter in ('bidding.invitation', 'bidding.answer', 'bidding.extended', 'bidding.extended.sent',
            'bidding.addendum', 'bidding.released');

update message m set about = known.contract_id
    from (select w.business_id, w.id, (select c.id from contract c
                where c.business_id = w.business_id and c.engagement_id = w.engagement_id
                    and c.vendor_email = w.recipient_email and c.prepared_at <= w.created_at
                order by c.round desc limit 1) as contract_id
            from message w where w.status in ('WAITING', 'FAILED') and w.letter like 'contract.%' and not w.to_us) known
    where m.business_id = known.business_id and m.id = known.id and known.contract_id is not null and m.about is null;
update message m set useful_until = now()
    from contract c
    where m.business_id = c.business_id and m.about = c.id and m.status in ('WAITING', 'FAILED') and m.useful_until is null
        and (c.status not in ('DRAFT', 'SENT') and m.letter in ('contract.readyToRead', 'contract.changed',
                'contract.askedByUs', 'contract.answeredByUs', 'contract.signaturePlease')
            or c.status = 'ENDED' and m.letter = 'contract.notice');

update message m set about = p.id, useful_until = case when p.status = 'INVITED' then m.useful_until else now() end
    from member p
    where m.business_id = p.business_id and m.recipient_email = p.email and m.letter = 'join' and m.about is null
        and m.status in ('WAITING', 'FAILED') and (m.useful_until is null or m.useful_until > now());

alter table member force row level security;
alter table contract force row level security;
alter table bid_request force row level security;
alter table invitation force row level security;
alter table message force row level security;
