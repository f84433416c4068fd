-- Money of returned vehicles: freight paid for the shipper, offset of the vehicle account, special-price sale (L-09 to L-11, L-16).
insert into posting_rule (id, summary, reversal) values
  ('L-09', 'Returned vehicle is offset against the dealer''s whole-vehicle account', 'voucher'),
  ('L-10', 'Freight paid on arrival for the shipper', 'voucher'),
  ('L-11', 'Freight offset against the account of who shipped', 'voucher'),
  ('L-16', 'Repaired vehicle sold at a special price', 'voucher');

create table freight_payment (
  freight_payment_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  amount_fen bigint not null check (amount_fen > 0),
  carrier text,
  paid_by text not null,
  paid_at timestamptz not null,
  voucher_no text not null references voucher,
  offset_voucher_no text references voucher
);
create index freight_payment_case on freight_payment (case_no, position);

create table vehicle_return_forms (
  vehicle_return_forms_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null unique,
  dealer_no text not null,
  frame_no text not null,
  vehicle_receipt_note_no text not null,
  invoiced_price_fen bigint not null check (invoiced_price_fen >= 0),
  missing_parts jsonb not null,
  missing_value_fen bigint not null check (missing_value_fen between 0 and invoiced_price_fen),
  passed_by text not null,
  passed_at timestamptz not null,
  voucher_no text references voucher,
  offset_by text,
  offset_at timestamptz,
  check ((offset_at is null) = (offset_by is null)),
  check (offset_by <> passed_by)
);

create table internal_price_note (
  internal_price_note_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  frame_no text not null,
  proposed_price_fen bigint not null check (proposed_price_fen > 0),
  proposed_by text not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('proposed', 'signed', 'notSigned')),
  signed_by text,
  signed_at timestamptz,
  reason text check (reason <> ''),
  -- I-G-9
  check (signed_by <> proposed_by),
  check ((state = 'proposed') = (signed_by is null)),
  check (state <> 'notSigned' or reason is not null)
);
create index internal_price_note_case on internal_price_note (case_no, position);
-- One proposal at a time, and none after a signed one.
create unique index internal_price_note_stands on internal_price_note (case_no) where state <> 'notSigned';

create table special_sale_record (
  special_sale_record_no text primary key,
  -- A signed price sells one vehicle once.
  internal_price_note_no text not null unique references internal_price_note,
  buyer text,
  sold_by text not null,
  sold_at timestamptz not null,
  voucher_no text not null references voucher
);
create trigger special_sale_record_is_final before update or delete or truncate on special_sale_record
  for each statement execute function refuse_change();
