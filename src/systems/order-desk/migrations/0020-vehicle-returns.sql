-- Sold vehicles, and the returns that dealers ask for (VR).
create table vehicle (
  frame_no text primary key,
  model text not null,
  dealer_no text not null references dealer,
  invoiced_on date not null,
  invoiced_price_fen bigint not null check (invoiced_price_fen >= 0)
);

-- What must come back with a vehicle (VR-D7).
create table vehicle_part (
  frame_no text not null references vehicle,
  part_no text not null references part,
  primary key (frame_no, part_no)
);

create table vehicle_return (
  case_no text primary key,
  position bigint generated always as identity unique,
  dealer_no text not null references dealer,
  frame_no text not null references vehicle,
  return_reason text not null check (return_reason <> ''),
  quality_claimed boolean not null,
  transport text not null,
  replacement_wanted boolean not null,
  state text not null,
  received_at timestamptz not null,
  instance text,
  signature_checked_by text,
  signature_checked_at timestamptz,
  fax_register_no text,
  registered_by text,
  registered_at timestamptz,
  -- What the approval started on; the application's own claim stays as it was written.
  quality_claim_confirmed boolean,
  approval_started_by text,
  approval_started_at timestamptz,
  approval_told_by text,
  approval_told_at timestamptz,
  offset_voucher_no text,
  replacement_request_no text unique,
  dealer_side_by text,
  dealer_side_at timestamptz,
  closed_by text,
  closed_at timestamptz,
  constraint return_closed check ((closed_at is null) = (state not in ('sentBack', 'refused', 'lapsed', 'closedScrapped', 'closedSold'))),
  constraint return_offset check ((offset_voucher_no is null) = (dealer_side_at is null))
);
create index vehicle_return_dealer on vehicle_return (dealer_no, position);
-- A vehicle is in one return at a time.
create unique index vehicle_return_open on vehicle_return (frame_no) where closed_at is null;

create table return_sign_off (
  sign_off_no text primary key,
  case_no text not null references vehicle_return,
  signed_off boolean not null,
  reason text check (reason <> ''),
  signed_off_by text not null,
  signed_off_as text not null,
  signed_off_at timestamptz not null,
  check (signed_off or reason is not null)
);
create index return_sign_off_case on return_sign_off (case_no);

create table vehicle_announcement (
  id bigint generated always as identity primary key,
  case_no text not null references vehicle_return,
  transport text not null,
  carrier text,
  waybill_no text,
  pick_up_place text,
  announced_at timestamptz not null
);
create index vehicle_announcement_case on vehicle_announcement (case_no, id);

-- What arrived, another vehicle than approved too.
create table vehicle_arrival (
  id bigint generated always as identity primary key,
  case_no text not null references vehicle_return,
  arrived_frame_no text not null,
  frame_agrees boolean not null,
  received_by text not null,
  arrived_at timestamptz not null
);
create unique index vehicle_arrival_received on vehicle_arrival (case_no) where frame_agrees;
create index vehicle_arrival_case on vehicle_arrival (case_no, id);

create table missing_part (
  case_no text not null references vehicle_return,
  part_no text not null references part,
  list_price_fen bigint not null check (list_price_fen >= 0),
  primary key (case_no, part_no)
);

create table scrap_sign_off (
  id bigint generated always as identity primary key,
  vehicle_scrap_sign_off_no text unique,
  case_no text not null references vehicle_return,
  repairability_ruling_no text not null unique,
  reason text check (reason <> ''),
  signed_by text not null,
  signed_at timestamptz not null,
  check (vehicle_scrap_sign_off_no is not null or reason is not null)
);
create index scrap_sign_off_case on scrap_sign_off (case_no, id);

create function refuse_paper_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % is never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger return_sign_off_is_final before update or delete or truncate on return_sign_off
  for each statement execute function refuse_paper_change();
create trigger vehicle_arrival_is_final before update or delete or truncate on vehicle_arrival
  for each statement execute function refuse_paper_change();
create trigger missing_part_is_final before update or delete or truncate on missing_part
  for each statement execute function refuse_paper_change();
create trigger scrap_sign_off_is_final before update or delete or truncate on scrap_sign_off
  for each statement execute function refuse_paper_change();
