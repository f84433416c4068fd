-- Stock as a movements ledger with a balance row per part and location, reservations, issue slips.

create table part (
  part_no text primary key,
  name text not null,
  -- Standard cost (I-G-13).
  unit_cost_fen bigint not null check (unit_cost_fen >= 0)
);

-- The ledger's sum, kept in the same transaction as the movement and locked before it.
create table balance (
  part_no text not null references part,
  location text not null check (location in ('AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR')),
  on_hand integer not null default 0 check (on_hand >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  primary key (part_no, location),
  check (reserved <= on_hand)
);

create table movement (
  id bigint generated always as identity primary key,
  document_no text not null,
  type text not null check (type in ('opening', 'otherReceipt', 'staging', 'departure')),
  part_no text not null references part,
  -- Null: outside the company.
  from_location text check (from_location in ('AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR')),
  to_location text check (to_location in ('AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR')),
  quantity integer not null check (quantity > 0),
  order_line_id text,
  order_no text generated always as (split_part(order_line_id, '/', 1)) stored,
  unit_cost_fen bigint not null check (unit_cost_fen >= 0),
  note text,
  at timestamptz not null,
  check (from_location is distinct from to_location),
  -- One document moves a line once.
  unique nulls not distinct (document_no, part_no, order_line_id, from_location, to_location)
);
create index movement_part on movement (part_no, id);
create index movement_order on movement (order_no, id);

-- Pieces kept for an order line at a location; their sum is the balance's `reserved`.
create table reservation (
  order_line_id text not null,
  order_no text generated always as (split_part(order_line_id, '/', 1)) stored,
  location text not null,
  part_no text not null,
  quantity integer not null check (quantity >= 0),
  primary key (order_line_id, location),
  foreign key (part_no, location) references balance
);
create index reservation_order on reservation (order_no);

create table issue_slip (
  issue_slip_no text primary key,
  order_no text not null,
  dealer_no text not null,
  shipping_method text not null check (shipping_method in ('withVehicle', 'courier', 'freight')),
  state text not null check (state in ('made', 'void', 'reviewed', 'picked', 'checked', 'approved', 'packed', 'shipped')),
  maker text not null,
  made_at timestamptz not null,
  reviewer text,
  reviewed_at timestamptz,
  review_reason text,
  -- I-G-9
  check (reviewer <> maker),
  check ((state = 'made') = (reviewer is null)),
  check ((reviewer is null) = (reviewed_at is null)),
  check (state <> 'void' or review_reason is not null)
);
create index issue_slip_order on issue_slip (order_no);

create table issue_slip_line (
  issue_slip_no text not null references issue_slip,
  order_line_id text not null,
  position integer not null,
  part_no text not null references part,
  part_name text not null,
  quantity integer not null check (quantity between 1 and 100000),
  -- Pieces of this slip that lie in ST, and that have left.
  staged integer not null default 0 check (staged >= 0),
  shipped integer not null default 0 check (shipped >= 0),
  primary key (issue_slip_no, order_line_id),
  check (staged + shipped <= quantity)
);
create index issue_slip_line_order_line on issue_slip_line (order_line_id);

-- Who picked, checked and approved, round after round.
create table slip_mark (
  id bigint generated always as identity primary key,
  issue_slip_no text not null references issue_slip,
  act text not null check (act in ('picking', 'check', 'approval')),
  person text not null,
  at timestamptz not null,
  passed boolean not null,
  reason text,
  check (passed or reason is not null)
);
create index slip_mark_slip on slip_mark (issue_slip_no, id);

create table packing_record (
  packing_record_no text primary key,
  issue_slip_no text not null unique references issue_slip,
  packer text not null,
  packed_at timestamptz not null
);

create table packing_line (
  packing_record_no text not null references packing_record,
  order_line_id text not null,
  position integer not null,
  part_no text not null,
  part_name text not null,
  quantity integer not null check (quantity >= 0),
  primary key (packing_record_no, order_line_id)
);

create table carton (
  carton_no text primary key,
  packing_record_no text not null references packing_record,
  position integer not null,
  unique (packing_record_no, position)
);

-- A departure; its lines are the movements that name it.
create table shipment (
  shipment_no text primary key,
  issue_slip_no text not null references issue_slip,
  order_source text not null check (order_source in ('dealerPurchase', 'warrantyExchange', 'freeReplacement')),
  from_location text not null check (from_location in ('AS', 'ST')),
  departed_at timestamptz not null
);
create index shipment_slip on shipment (issue_slip_no);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % is never changed or deleted: post a counter paper (I-G-14)', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger movement_is_final before update or delete or truncate on movement
  for each statement execute function refuse_change();
create trigger slip_mark_is_final before update or delete or truncate on slip_mark
  for each statement execute function refuse_change();
create trigger packing_record_is_final before update or delete or truncate on packing_record
  for each statement execute function refuse_change();
create trigger packing_line_is_final before update or delete or truncate on packing_line
  for each statement execute function refuse_change();
create trigger shipment_is_final before update or delete or truncate on shipment
  for each statement execute function refuse_change();
