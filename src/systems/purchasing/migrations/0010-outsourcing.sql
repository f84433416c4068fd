-- Outsourced paint: what the paint shops paint for which fee, outsourcing orders, the painter's papers, deadlines, deductions.

create table painter (
  painter_no text primary key,
  name text not null
);

-- Which white part becomes which painted part, at which paint shop.
create table paint_terms (
  part_no text primary key,
  part_name text not null,
  colour text not null,
  white_part_no text not null,
  white_part_name text not null,
  painter_no text not null references painter,
  -- Owed once for each accepted piece (I-OP-5).
  fee_fen bigint not null check (fee_fen >= 0),
  check (part_no <> white_part_no)
);

create table outsourcing_order (
  outsourcing_order_no text primary key,
  position bigint generated always as identity unique,
  part_no text not null,
  part_name text not null,
  colour text not null,
  white_part_no text not null,
  white_part_name text not null,
  painter_no text not null references painter,
  fee_fen bigint not null check (fee_fen >= 0),
  wanted_quantity integer not null check (wanted_quantity between 1 and 100000),
  -- For which line the painted pieces are kept; null: for stock.
  order_line_id text,
  state text not null check (state in ('open', 'sent', 'closed', 'void')),
  opened_at timestamptz not null,
  sent_quantity integer check (sent_quantity between 1 and 100000),
  signed_by text check (signed_by <> ''),
  signed_at timestamptz,
  sent_by text,
  closed_at timestamptz,
  -- Pieces that the paint shop is still to hand over: for the first time, to make up a shortage, reworked.
  due_first integer not null default 0 check (due_first >= 0),
  due_make_up integer not null default 0 check (due_make_up >= 0),
  due_rework integer not null default 0 check (due_rework >= 0),
  check ((sent_quantity is null) = (signed_by is null) and (signed_by is null) = (signed_at is null) and (signed_at is null) = (sent_by is null)),
  check ((state in ('sent', 'closed')) = (signed_at is not null)),
  check ((state in ('closed', 'void')) = (closed_at is not null)),
  check (state = 'sent' or due_first + due_make_up + due_rework = 0)
);
create index outsourcing_order_line on outsourcing_order (order_line_id);

create table painter_delivery_note (
  painter_delivery_note_no text primary key,
  position bigint generated always as identity unique,
  outsourcing_order_no text not null references outsourcing_order,
  painter_no text not null,
  -- The paint shop's own number.
  note_no text not null,
  delivered_for text not null check (delivered_for in ('first', 'makeUp', 'rework')),
  noted_quantity integer not null check (noted_quantity between 1 and 100000),
  expected_quantity integer not null check (expected_quantity > 0),
  delivered_at timestamptz not null,
  counted_quantity integer check (counted_quantity >= 0),
  counter text,
  counted_at timestamptz,
  -- Counted pieces that were expected; the rest is surplus and stays the paint shop's (I-OP-7).
  taken_quantity integer check (taken_quantity >= 0),
  accepted_quantity integer not null default 0 check (accepted_quantity >= 0),
  check (taken_quantity <= counted_quantity),
  check (accepted_quantity <= coalesce(taken_quantity, 0)),
  check ((counted_quantity is null) = (taken_quantity is null) and (counted_quantity is null) = (counter is null) and (counter is null) = (counted_at is null)),
  -- A note is taken in once.
  unique (painter_no, note_no)
);
create index painter_delivery_note_order on painter_delivery_note (outsourcing_order_no, position);

-- Opened by the count; a report once the paint shop tells the cause.
create table shortage_report (
  shortage_report_no text primary key,
  outsourcing_order_no text not null references outsourcing_order,
  painter_delivery_note_no text not null unique references painter_delivery_note,
  missing_quantity integer not null check (missing_quantity > 0),
  missed_at timestamptz not null,
  cause text check (cause <> ''),
  can_supply boolean,
  reported_at timestamptz,
  remedy text check (remedy in ('makeUp', 'deduct')),
  decided_by text,
  decided_at timestamptz,
  check ((cause is null) = (reported_at is null) and (cause is null) = (can_supply is null)),
  check ((remedy is null) = (decided_by is null) and (decided_by is null) = (decided_at is null)),
  check (remedy is null or cause is not null)
);
create index shortage_report_order on shortage_report (outsourcing_order_no);

-- Deducted at the month-end settlement (OP-12, T-02).
create table pending_deduction (
  deduction_no text primary key,
  position bigint generated always as identity unique,
  shortage_report_no text not null unique references shortage_report,
  outsourcing_order_no text not null references outsourcing_order,
  painter_no text not null,
  white_part_no text not null,
  quantity integer not null check (quantity > 0),
  -- When the shortage was recorded: its month is the one it is deducted in.
  missed_at timestamptz not null,
  decided_by text not null,
  decided_at timestamptz not null
);
create index pending_deduction_painter on pending_deduction (painter_no, missed_at);

-- Failed pieces that the paint shop signed for again (OP-14).
create table rework (
  painter_delivery_note_no text primary key references painter_delivery_note,
  outsourcing_order_no text not null references outsourcing_order,
  quantity integer not null check (quantity > 0),
  failure_count integer not null check (failure_count > 0),
  signed_by text not null check (signed_by <> ''),
  signed_at timestamptz not null,
  sent_by text not null
);
create index rework_order on rework (outsourcing_order_no);

-- T-01: of the order, and of each rework.
create table paint_due (
  id bigint generated always as identity primary key,
  outsourcing_order_no text not null references outsourcing_order,
  due_for text not null check (due_for in ('order', 'rework')),
  quantity integer not null check (quantity > 0),
  due_at timestamptz not null,
  -- Breach record (I-G-5).
  breached_at timestamptz
);
create index paint_due_order on paint_due (outsourcing_order_no, due_at);

create trigger pending_deduction_is_final before update or delete or truncate on pending_deduction
  for each statement execute function refuse_change();
create trigger rework_is_final before update or delete or truncate on rework
  for each statement execute function refuse_change();
