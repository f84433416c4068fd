-- Dealers, the part catalogue with dated prices, dealer part orders and their lines.
create table dealer (
  dealer_no text primary key,
  name text not null,
  partial_allowed boolean not null
);

create table part (
  part_no text primary key,
  name_zh text not null,
  name_en text not null,
  model text not null,
  kind text not null check (kind in ('ordinary', 'painted', 'white')),
  base_part_no text,
  colour text,
  constraint part_painted_has_colour check (kind <> 'painted' or (base_part_no is not null and colour is not null)),
  constraint part_colour_is_paint check (kind = 'painted' or colour is null)
);
-- A base part in a colour is one part.
create unique index part_colour_taken on part (base_part_no, colour) where kind = 'painted';

create table part_price (
  part_no text not null references part,
  valid_from date not null,
  price_fen bigint not null check (price_fen >= 0),
  primary key (part_no, valid_from)
);

create table dealer_order (
  order_no text primary key,
  -- Order of arrival; a serial in the number alone would sort 1000 before 999.
  position bigint generated always as identity unique,
  dealer_no text not null references dealer,
  dealer_order_no text not null,
  source text not null check (source in ('dealerPurchase', 'warrantyExchange', 'freeReplacement')),
  case_no text,
  shipping_method text not null check (shipping_method in ('withVehicle', 'courier', 'freight')),
  partial_allowed boolean not null,
  state text not null check (state in (
    'received', 'registered', 'inProgress',
    'shippedInFull', 'shippedInPart', 'notSupplied', 'rejected', 'duplicate', 'cancelled')),
  received_at timestamptz not null,
  instance text,
  fax_register_no text,
  registered_by text,
  registered_at timestamptz,
  checked_at timestamptz,
  consent_recorded_by text,
  consent_recorded_at timestamptz,
  cancelled_by text,
  closed_at timestamptz,
  unique (dealer_no, dealer_order_no),
  constraint case_behind_order check ((source = 'dealerPurchase') = (case_no is null)),
  constraint closed_with_end_state check ((closed_at is null) = (state in ('received', 'registered', 'inProgress')))
);
create index dealer_order_by_state on dealer_order (state, position);
create index dealer_order_by_dealer on dealer_order (dealer_no, position);

create table order_line (
  order_line_id text primary key,
  order_no text not null references dealer_order,
  line_no integer not null,
  part_no text not null references part,
  quantity integer not null check (quantity between 1 and 100000),
  unit_price_fen bigint not null check (unit_price_fen >= 0),
  sourced_at timestamptz,
  -- Obtained for the line so far; shipped pieces stay counted here.
  reserved integer not null default 0,
  awaited integer not null default 0 check (awaited >= 0),
  shipped integer not null default 0 check (shipped >= 0),
  given_up integer not null default 0 check (given_up >= 0),
  unique (order_no, line_no),
  constraint line_shipped_was_reserved check (shipped <= reserved),
  constraint line_not_more_than_ordered check (reserved + awaited + given_up <= quantity)
);

-- Requests for the missing pieces of a line and their answers; one at a time.
create table line_supply (
  order_line_id text not null references order_line,
  request_no integer not null,
  supply_way text not null check (supply_way in ('outsourcedPaint', 'partReceipt')),
  quantity integer not null check (quantity > 0),
  requested_at timestamptz not null,
  obtained integer check (obtained between 0 and quantity),
  answered_at timestamptz,
  primary key (order_line_id, request_no),
  constraint supply_answered check ((obtained is null) = (answered_at is null))
);
create unique index line_supply_open on line_supply (order_line_id) where answered_at is null;

-- An issue slip's shipped quantities are written once.
create table shipment (
  issue_slip_no text primary key,
  order_no text not null references dealer_order,
  recorded_at timestamptz not null
);
create index shipment_by_order on shipment (order_no);

create table shipment_line (
  issue_slip_no text not null references shipment,
  order_line_id text not null references order_line,
  quantity integer not null check (quantity > 0),
  primary key (issue_slip_no, order_line_id)
);
