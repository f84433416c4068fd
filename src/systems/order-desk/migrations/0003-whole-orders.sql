-- Every order of a usable shape becomes a case: incomplete, from an unknown dealer, or sent twice (DO-D1).
alter table dealer_order
  drop constraint dealer_order_dealer_no_fkey,
  drop constraint dealer_order_dealer_no_dealer_order_no_key,
  drop constraint dealer_order_state_check,
  drop constraint closed_with_end_state,
  add column wanted_round integer not null default 1,
  add column query_no integer not null default 0,
  add column query_text text,
  add column query_recorded_by text,
  add column rejection_reason text check (rejection_reason in ('notCompleted', 'unknownDealer')),
  add column rejected_by text,
  add column first_order_no text references dealer_order,
  add constraint order_state check (state in (
    'received', 'registered', 'awaitingDealer', 'inProgress',
    'shippedInFull', 'shippedInPart', 'notSupplied', 'rejected', 'duplicate', 'cancelled')),
  add constraint closed_with_end_state check (
    (closed_at is null) = (state in ('received', 'registered', 'awaitingDealer', 'inProgress'))),
  add constraint duplicate_has_first check ((state = 'duplicate') = (first_order_no is not null)),
  add constraint rejected_has_reason check ((state = 'rejected') = (rejection_reason is not null));
create index dealer_order_by_dealers_number on dealer_order (dealer_no, dealer_order_no, position);
create index dealer_order_by_first on dealer_order (first_order_no) where first_order_no is not null;

-- Lines as the dealer wrote them; a correction is a new round, the earlier ones are kept.
create table wanted_line (
  order_no text not null references dealer_order,
  round integer not null,
  line_no integer not null,
  part_no text,
  model text,
  colour text,
  quantity integer check (quantity between 1 and 100000),
  primary key (order_no, round, line_no)
);

-- Each cancellation that came for an order, and why it was refused, if it was (DO-D5).
create table cancellation (
  order_no text not null references dealer_order,
  request_no integer not null,
  received_at timestamptz not null,
  reason text,
  refused_because text check (refused_because in ('handedOver', 'ended')),
  primary key (order_no, request_no)
);

-- What came in and fits no order as it stands: kept until somebody clears it.
create table unmatched_inbound (
  unmatched_no text primary key,
  kind text not null check (kind in ('correction', 'cancellation')),
  payload jsonb not null,
  reason text not null check (reason in ('unknownOrder', 'otherDealer', 'notAwaited')),
  received_at timestamptz not null,
  action text check (action in ('dismiss', 'assign')),
  order_no text references dealer_order,
  cleared_by text,
  cleared_at timestamptz,
  constraint cleared_whole check ((action is null) = (cleared_at is null) and (action is null) = (cleared_by is null)),
  constraint assigned_to_order check ((action is not distinct from 'assign') = (order_no is not null))
);
create index unmatched_open on unmatched_inbound (unmatched_no) where cleared_at is null;
