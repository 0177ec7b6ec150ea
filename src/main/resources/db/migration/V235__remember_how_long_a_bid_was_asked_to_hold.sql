-- The least that was asked when a bid was sent: a deadline may be moved afterwards. For how long a bid holds indeed lies in
-- its sealed content. Not known of bids sent before.
alter table bid add column to_hold_until date;
