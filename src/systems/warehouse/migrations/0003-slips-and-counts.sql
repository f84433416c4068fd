-- The standing warehouse operations (SW-01, SW-03 to SW-06): stock slips of every kind, and counts.

alter table movement drop constraint if exists movement_type_check;
alter table movement add constraint movement_type_check check (type in (
  'opening', 'otherReceipt', 'staging', 'stagingReturn', 'departure',
  'drawing', 'drawingReturn', 'purchaseReceipt', 'oldPartReceipt', 'countShortage', 'countSurplus'));

-- What a kind of slip moves. A flow that needs another kind adds its row.
create table slip_kind (
  kind text primary key,
  number_prefix text not null unique,
  -- Handed out by the keeper after a review (SW-03), or counted in against the paper (SW-01).
  direction text not null check (direction in ('out', 'in')),
  -- Null: outside the company.
  from_location text check (from_location in ('AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR')),
  to_location text check (to_location in ('AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR')),
  movement_type text not null,
  check (from_location is distinct from to_location)
);
insert into slip_kind (kind, number_prefix, direction, from_location, to_location, movement_type) values
  ('drawingSlip', 'DW', 'out', 'CO', 'AS', 'drawing'),
  ('drawingReturnSlip', 'DV', 'out', 'AS', 'CO', 'drawingReturn'),
  ('receiptSlip', 'SR', 'in', 'QH', 'AS', 'purchaseReceipt'),
  ('otherReceiptSlip', 'RS', 'in', null, 'OLD', 'oldPartReceipt');

create table stock_slip (
  stock_slip_no text primary key,
  kind text not null references slip_kind,
  state text not null check (state in ('made', 'reviewed', 'void', 'signed', 'posted')),
  maker text not null,
  made_at timestamptz not null,
  reviewer text,
  reviewed_at timestamptz,
  keeper text,
  keeper_at timestamptz,
  reason text,
  -- I-G-9
  check (reviewer <> maker),
  check (keeper <> maker),
  check ((reviewer is null) = (reviewed_at is null)),
  check ((keeper is null) = (keeper_at is null)),
  check (state not in ('signed', 'posted') or keeper is not null),
  check (state <> 'void' or reason is not null)
);
create index stock_slip_kind on stock_slip (kind, made_at);

create table stock_slip_line (
  stock_slip_no text not null references stock_slip,
  line_no integer not null,
  part_no text not null references part,
  part_name text not null,
  quantity integer not null check (quantity between 1 and 100000),
  -- What the keeper found: of a receipt, or of a line that is short.
  counted integer check (counted >= 0),
  -- Where in the old-parts store it lies (SW-05).
  storage_class text,
  primary key (stock_slip_no, line_no),
  unique (stock_slip_no, part_no)
);

create table count_sheet (
  count_sheet_no text primary key,
  reason text,
  opened_at timestamptz not null,
  counter text,
  counted_at timestamptz,
  check ((counter is null) = (counted_at is null))
);
create index count_sheet_opened on count_sheet (opened_at);

create table count_line (
  count_sheet_no text not null references count_sheet,
  position integer not null,
  part_no text not null references part,
  part_name text not null,
  location text not null check (location in ('AS', 'CO', 'QH', 'PT', 'ST', 'OLD', 'SCR')),
  counted integer check (counted >= 0),
  -- Book quantity at the moment of the count.
  book integer check (book >= 0),
  primary key (count_sheet_no, position),
  unique (count_sheet_no, part_no, location),
  check ((counted is null) = (book is null))
);

-- Its lines are those of the sheet whose count is not the book.
create table difference_report (
  difference_report_no text primary key,
  count_sheet_no text not null unique references count_sheet,
  state text not null check (state in ('open', 'refused', 'released', 'posted')),
  reported_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  check ((state = 'open') = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (state <> 'refused' or reason is not null)
);
