-- Logistics is told the dealers that were loaded before it asked for them (PD-09).
insert into outbox (channel, target, dedup_key, payload, created_at, next_attempt_at)
select 'system', 'logistics/recordDealers', 'recordDealers:at first', jsonb_build_object('body', jsonb_build_object('dealerNos', jsonb_agg(dealer_no))), told.at, told.at
from dealer, (select coalesce(max(received_at), '2026-01-01') as at from dealer_order) as told
group by told.at;
