-- The gate between cancellation and departure (DO-D5): whichever took the order's lock first stands.
alter table dealer_order add column cancellation_accepted_at timestamptz;

-- Slips whose goods may leave: from the first one on, the order's cancellation is refused.
create table handover (
  issue_slip_no text primary key,
  order_no text not null references dealer_order,
  confirmed_at timestamptz not null
);
create index handover_by_order on handover (order_no);
