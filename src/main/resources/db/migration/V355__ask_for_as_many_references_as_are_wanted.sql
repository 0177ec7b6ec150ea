-- How many clients every vendor names in its bid, and which must be among them. Before, it was three, one of them a client today.
alter table bid_request
    add column references_asked integer not null default 3
        constraint references_are_few check (references_asked between 0 and 5),
    add column reference_clients varchar(8) not null default 'EXISTING'
        constraint clients_asked_for_are_known check (reference_clients in ('ANY', 'EXISTING', 'PRIOR', 'BOTH'));
