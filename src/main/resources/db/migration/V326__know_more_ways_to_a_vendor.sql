alter table vendor drop constraint lead_source_is_known;
alter table vendor add constraint lead_source_is_known check (lead_source in
    ('REFERRAL', 'ASSOCIATION', 'SOCIAL', 'MARKETPLACE', 'WEB', 'PAST_VENDOR', 'CAME_TO_US', 'OTHER'));
