-- Warranty returns (flows.md 9): parcels of returned parts, their rulings and the two sides of each part.

-- What the warranty period of a part goes by, e.g. motor; null: as its kind.
alter table part add column part_class text check (part_class <> '');

create table warranty_return (
  case_no text primary key,
  position bigint generated always as identity unique,
  dealer_no text not null references dealer,
  dealer_list_no text,
  carrier text,
  state text not null check (state in ('received', 'counted', 'judged', 'closed')),
  received_at timestamptz not null,
  instance text,
  closed_at timestamptz,
  -- The same list sent twice is one case.
  unique (dealer_no, dealer_list_no),
  check ((closed_at is null) = (state <> 'closed'))
);
create index warranty_return_state on warranty_return (state, position);
create index warranty_return_dealer on warranty_return (dealer_no, position);

create table warranty_line (
  case_no text not null references warranty_return,
  line_no integer not null,
  part_no text not null references part,
  -- 0: it came without being on the list.
  listed_quantity integer not null check (listed_quantity between 0 and 100000),
  counted_quantity integer check (counted_quantity between 0 and 100000),
  fault text,
  sale_date date,
  sale_date_kind text check (sale_date_kind in ('purchase', 'activation')),
  extension_reason text check (extension_reason in ('repaired', 'sameFault')),
  serial_no text,
  exchange_wanted boolean not null,
  expected_case_no text references incident,
  remedy_given boolean not null,
  primary key (case_no, line_no),
  check ((sale_date is null) = (sale_date_kind is null))
);
create index warranty_line_serial on warranty_line (part_no, serial_no) where serial_no is not null;
create index warranty_line_expected on warranty_line (expected_case_no, part_no) where expected_case_no is not null;

-- A clearing with a supplier: what he is asked to take of a case (WR-16).
create table clearing (
  clearing_key text primary key,
  case_no text not null references warranty_return,
  supplier_no text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  answered_at timestamptz,
  -- Null: the supplier himself.
  answered_by text,
  answer_note text
);
create index clearing_case on clearing (case_no);

create table returned_part (
  returned_part_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null references warranty_return,
  line_no integer not null,
  part_no text not null references part,
  quantity integer not null check (quantity between 1 and 100000),
  ruling text not null check (ruling in ('outOfScope', 'inScope', 'forRepair')),
  ruling_reason text,
  -- The lot in the old-parts store; a part that was split from another one lies in that one's lot.
  old_part_no text not null,
  -- The dealer side of a split part is that of the part it was split from.
  split_from text references returned_part,
  out_of_scope_no text unique,
  registered_by text,
  remedy text check (remedy in ('exchange', 'repair', 'none')),
  remedy_by text,
  -- The exchange order under way, or the last one.
  order_no text unique,
  order_end text,
  exchange_count integer not null default 0,
  exchanged_quantity integer not null default 0 check (exchanged_quantity >= 0),
  dealer_end text check (dealer_end in ('returnedOutOfScope', 'exchanged', 'repairedAndReturned', 'noRemedy')),
  dealer_ended_at timestamptz,
  supplier_route text check (supplier_route in ('clear', 'scrap', 'keep')),
  usable boolean,
  routed_by text,
  supplier_no text,
  clearing_key text references clearing,
  taken boolean,
  supplier_end text check (supplier_end in ('clearedWithSupplier', 'scrapCandidate', 'keptAsOldPart', 'notApplicable')),
  supplier_ended_at timestamptz,
  credit_voucher_no text,
  check ((dealer_end is null) = (dealer_ended_at is null)),
  check ((supplier_end is null) = (supplier_ended_at is null))
);
create index returned_part_case on returned_part (case_no, position);
create index returned_part_lot on returned_part (old_part_no);
create index returned_part_split on returned_part (split_from) where split_from is not null;
create index returned_part_clearing on returned_part (clearing_key) where clearing_key is not null;
create index returned_part_open on returned_part (position) where dealer_end is null or supplier_end is null;

-- What the dealer is asked about a ruling, once; answered once and closed once.
create table ruling_question (
  returned_part_no text primary key references returned_part,
  note text,
  contacted_by text not null,
  contacted_at timestamptz not null,
  answer text check (answer in ('confirmed', 'contested', 'givenUp')),
  answer_note text,
  answered_at timestamptz,
  closed_at timestamptz
);

create table warranty_breach (
  case_no text not null references warranty_return,
  deadline_id text not null,
  due_at timestamptz not null,
  -- Of T-09: the clearing that was not answered in time.
  clearing_key text references clearing,
  recorded_at timestamptz not null,
  unique nulls not distinct (case_no, deadline_id, due_at, clearing_key)
);
