-- Which vendors are chosen is asked for many engagements at once, without the tables of the bidding.
alter table award
    add column engagement_id uuid,
    add column reserve_name varchar(200);

alter table award no force row level security;
alter table bid_request no force row level security;
alter table bid no force row level security;
alter table invitation no force row level security;
update award a set engagement_id = r.engagement_id
    from bid_request r where r.business_id = a.business_id and r.id = a.request_id;
update award a set reserve_name = i.vendor_name
    from bid b join invitation i on i.business_id = b.business_id and i.id = b.invitation_id
    where b.business_id = a.business_id and b.id = a.reserve_bid_id;
alter table invitation force row level security;
alter table bid force row level security;
alter table bid_request force row level security;
alter table award force row level security;

alter table award
    alter column engagement_id set not null,
    add constraint award_of_an_engagement
        foreign key (business_id, engagement_id) references engagement (business_id, id),
    add constraint a_reserve_has_a_name check ((reserve_bid_id is null) = (reserve_name is null));
create index standing_awards on award (business_id, engagement_id) where withdrawn_at is null;
