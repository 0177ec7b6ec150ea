-- How often each service level counts; whoever said nothing lets all count alike, as before.
alter table bid_request
    add column level_weights jsonb not null default '{"weights": []}';
