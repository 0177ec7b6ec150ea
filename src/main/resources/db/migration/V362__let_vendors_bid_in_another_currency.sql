-- In which currencies vendors may bid beside that of the request, each with the rate at which its bids are compared.
alter table bid_request add column rates jsonb not null default '[]'
    constraint rates_are_a_list check (jsonb_typeof(rates) = 'array');

create function keep_stated_rates() returns trigger
language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    if old.status <> 'DRAFT' and new.rates is distinct from old.rates then
        raise exception 'vendors were told at which rates their bids are compared';
    end if;
    return new;
end;
$$;
create trigger keep_stated_rates before update on bid_request
    for each row execute function keep_stated_rates();
