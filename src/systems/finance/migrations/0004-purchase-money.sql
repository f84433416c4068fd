-- The money of purchases: advances, suppliers' papers, bookings and payments of receipts (L-03 to L-05).

insert into posting_rule (id, summary) values
  ('L-03', 'Purchase money drawn'),
  ('L-04', 'Purchased parts accepted'),
  ('L-05', 'Supplier paid from the purchase money, and what is left of it given back');

create table purchase_money_request (
  purchase_money_request_no text primary key,
  position bigint generated always as identity unique,
  purchase_request_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  purpose text check (purpose <> ''),
  requester text not null,
  requested_at timestamptz not null,
  state text not null check (state in ('open', 'granted', 'refused')),
  decided_by text,
  decided_at timestamptz,
  reason text check (reason <> ''),
  -- I-G-9
  check (decided_by <> requester),
  check ((state = 'open') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'refused' or reason is not null)
);
create unique index purchase_money_request_open on purchase_money_request (purchase_request_no) where state = 'open';
create index purchase_money_request_purchase on purchase_money_request (purchase_request_no);

-- Money drawn for a purchase request, and what became of it.
create table purchase_advance (
  purchase_request_no text primary key,
  drawn_fen bigint not null default 0 check (drawn_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen >= 0),
  returned_fen bigint not null default 0 check (returned_fen >= 0),
  -- The request is over, what was left is given back.
  settled_at timestamptz,
  check (paid_fen + returned_fen <= drawn_fen),
  check (settled_at is not null or returned_fen = 0),
  check (settled_at is null or paid_fen + returned_fen = drawn_fen)
);

create table supplier_paper (
  supplier_no text not null,
  paper_kind text not null check (paper_kind in ('invoice', 'paymentReceipt')),
  paper_no text not null,
  position bigint generated always as identity unique,
  purchase_request_no text not null,
  received_at timestamptz not null,
  primary key (supplier_no, paper_kind, paper_no)
);
create index supplier_paper_purchase on supplier_paper (purchase_request_no, supplier_no);

create table receipt_booking (
  receipt_slip_no text primary key,
  purchase_request_no text not null,
  supplier_no text not null,
  unit_price_fen bigint not null check (unit_price_fen >= 0),
  quantity integer not null check (quantity > 0),
  amount_fen bigint not null check (amount_fen >= 0),
  voucher_no text not null unique,
  booked_by text not null,
  booked_at timestamptz not null,
  -- The payment: what of the amount the purchase money reached for.
  paid_fen bigint check (paid_fen between 0 and amount_fen),
  settled_by text,
  settled_at timestamptz,
  check ((paid_fen is null) = (settled_by is null)),
  check ((settled_by is null) = (settled_at is null))
);
