-- Returned vehicles (kept by quantity without value, flows.md 0.8) and the custody of scrap (PS-12).

-- A vehicle is a piece of its own, under its frame number.
create table vehicle (
  frame_no text primary key references part,
  model text not null
);

create table vehicle_receipt (
  vehicle_receipt_note_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null unique,
  frame_no text not null references vehicle,
  received_by text not null,
  received_at timestamptz not null
);

create table custody_transfer (
  id bigint generated always as identity primary key,
  -- Null: Administration did not sign, nothing moved.
  custody_transfer_record_no text unique,
  case_no text not null,
  count_sheet_no text not null references count_sheet,
  goods jsonb not null,
  reason text check (reason <> ''),
  handed_over_by text not null,
  signed_by text not null,
  transferred_at timestamptz not null,
  check (custody_transfer_record_no is not null or reason is not null),
  -- I-G-9
  check (handed_over_by <> signed_by)
);
-- What was counted passes once.
create unique index custody_transfer_signed on custody_transfer (count_sheet_no) where custody_transfer_record_no is not null;
create index custody_transfer_case on custody_transfer (case_no, id);

create trigger vehicle_receipt_is_final before update or delete or truncate on vehicle_receipt
  for each statement execute function refuse_change();
create trigger custody_transfer_is_final before update or delete or truncate on custody_transfer
  for each statement execute function refuse_change();
