-- Suppliers, the pool of needs, purchase requests, deliveries, exchange and return.

create table part (
  part_no text primary key,
  name text not null
);

create table supplier (
  supplier_no text primary key,
  name text not null,
  in_supply_system boolean not null,
  has_business_dealings boolean not null
);

create table supplier_part (
  supplier_no text not null references supplier,
  part_no text not null references part,
  primary key (supplier_no, part_no)
);
create index supplier_part_part on supplier_part (part_no);

-- Collected needs of one part (PP-01).
create table purchase_request (
  purchase_request_no text primary key,
  position bigint generated always as identity unique,
  part_no text not null references part,
  specification text,
  quality_requirements text,
  special_requirements text,
  -- Null: made by the clock.
  maker text,
  made_at timestamptz not null,
  -- The one instance that works on it.
  instance text unique,
  -- Pieces that are no longer wanted.
  given_up_quantity integer not null default 0 check (given_up_quantity >= 0),
  closed_at timestamptz
);

-- A need (part purchase request): in the pool, collected, settled.
create table request_line (
  request_line_id text primary key,
  -- Order of registration (I-PP-7).
  position bigint generated always as identity unique,
  part_no text not null references part,
  quantity integer not null check (quantity between 1 and 100000),
  -- For which line the pieces are kept; null: for stock.
  order_line_id text,
  requirements text check (requirements <> ''),
  requester text,
  requested_at timestamptz not null,
  -- Whether somebody waits for purchaseLineSettled.
  awaited boolean not null,
  state text not null check (state in ('pooled', 'collected', 'receivedInFull', 'receivedInPart', 'notReceived')),
  purchase_request_no text references purchase_request,
  received_quantity integer not null default 0 check (received_quantity >= 0),
  check (received_quantity <= quantity),
  check ((state = 'pooled') = (purchase_request_no is null)),
  check (state <> 'receivedInFull' or received_quantity = quantity),
  check (state <> 'receivedInPart' or received_quantity between 1 and quantity - 1),
  check (state <> 'notReceived' or received_quantity = 0)
);
create index request_line_request on request_line (purchase_request_no);
create index request_line_order_line on request_line (order_line_id);
create index request_line_pool on request_line (part_no) where state = 'pooled';

create table tracking_entry (
  id bigint generated always as identity primary key,
  request_line_id text not null references request_line,
  event text not null check (event in ('requested', 'collected', 'supplierChosen', 'delivered', 'accepted', 'settled')),
  at timestamptz not null,
  paper_no text,
  quantity integer
);
create index tracking_entry_line on tracking_entry (request_line_id, id);

create table supplier_choice (
  purchase_request_no text not null references purchase_request,
  round integer not null check (round > 0),
  supplier_no text not null references supplier,
  unit_price_fen bigint not null check (unit_price_fen >= 0),
  ordered_quantity integer not null check (ordered_quantity between 1 and 100000),
  expected_on date,
  purchaser text not null,
  chosen_at timestamptz not null,
  -- From then on nothing is expected of it: all came, or the rest is given up or sourced anew.
  ended_at timestamptz,
  primary key (purchase_request_no, round)
);
create unique index supplier_choice_open on supplier_choice (purchase_request_no) where ended_at is null;

create table vendor_return (
  vendor_return_note_no text primary key,
  position bigint generated always as identity unique,
  purchase_request_no text not null references purchase_request,
  delivery_no text not null,
  nonconforming_slip_no text not null unique,
  remedy text not null check (remedy in ('exchange', 'return')),
  quantity integer not null check (quantity between 1 and 100000),
  replaced_quantity integer not null default 0 check (replaced_quantity between 0 and quantity),
  note text check (note <> ''),
  purchaser text not null,
  made_at timestamptz not null,
  -- Of an exchange: from then on no replacement is expected.
  ended_at timestamptz,
  check (remedy = 'exchange' or (replaced_quantity = 0 and ended_at is not null))
);
create index vendor_return_request on vendor_return (purchase_request_no);

create table delivery (
  delivery_no text primary key,
  position bigint generated always as identity unique,
  purchase_request_no text not null,
  round integer not null,
  supplier_no text not null references supplier,
  delivery_note_no text not null,
  noted_quantity integer not null check (noted_quantity between 0 and 100000),
  counted_quantity integer not null check (counted_quantity between 1 and 100000),
  -- Of replacement goods.
  vendor_return_note_no text references vendor_return,
  accepted_quantity integer not null default 0 check (accepted_quantity >= 0),
  failed_quantity integer not null default 0 check (failed_quantity >= 0),
  recorded_by text,
  delivered_at timestamptz not null,
  foreign key (purchase_request_no, round) references supplier_choice,
  check (accepted_quantity + failed_quantity <= counted_quantity),
  -- A delivery note is taken in once.
  unique (supplier_no, delivery_note_no)
);
create index delivery_request on delivery (purchase_request_no);
alter table vendor_return add foreign key (delivery_no) references delivery;

-- Pieces of a receipt slip, and how they were shared.
create table acceptance (
  receipt_slip_no text primary key,
  delivery_no text not null references delivery,
  quantity integer not null check (quantity > 0),
  sharing_order text not null check (sharing_order in ('registeredFirst', 'fewestPiecesFirst')),
  shared_at timestamptz not null
);

create table acceptance_share (
  receipt_slip_no text not null references acceptance,
  request_line_id text not null references request_line,
  quantity integer not null check (quantity > 0),
  primary key (receipt_slip_no, request_line_id)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % is never changed or deleted (I-G-14)', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger tracking_entry_is_final before update or delete or truncate on tracking_entry
  for each statement execute function refuse_change();
create trigger acceptance_is_final before update or delete or truncate on acceptance
  for each statement execute function refuse_change();
create trigger acceptance_share_is_final before update or delete or truncate on acceptance_share
  for each statement execute function refuse_change();
