-- What suppliers are charged for parts that they took back (M-03, L-13), and motors that become the company's where they lie (L-12).
insert into posting_rule (id, summary, reversal) values ('L-13', 'Supplier cleared', 'voucher');
-- L-13 is booked by a person from the other issue slip: supplierClearing has no row in posting_case.
insert into posting_case (movement_type, order_source, rule) values ('oldPartValuation', null, 'L-12');

create table supplier_offset (
  supplier_offset_voucher_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  -- A slip is charged once.
  other_issue_slip_no text not null unique,
  clearing_key text not null,
  supplier_no text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  offset_by text not null,
  offset_at timestamptz not null
);
create index supplier_offset_case on supplier_offset (case_no, position);
create trigger supplier_offset_is_final before update or delete or truncate on supplier_offset
  for each statement execute function refuse_change();
