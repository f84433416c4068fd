-- Warranty returned parts (flows.md 9): counts of parcels, lots in the old-parts store, other issue slips.

-- A lot: the pieces of one returned part. Its balances are kept with its movements, in the same transaction.
create table old_part (
  old_part_no text primary key,
  position bigint generated always as identity unique,
  -- Null: taken in on an other receipt slip of no case.
  case_no text,
  part_no text not null references part,
  part_name text not null,
  old_part_class text not null check (old_part_class in ('claimable', 'givenUp', 'forRepair')),
  storage_class text not null,
  on_hand integer not null default 0 check (on_hand >= 0),
  -- Out for repair at the maker.
  at_supplier integer not null default 0 check (at_supplier >= 0),
  -- What a piece is worth; null: it is the dealer's property.
  unit_value_fen bigint check (unit_value_fen >= 0),
  -- The paper that brought it.
  document_no text not null,
  taken_in_at timestamptz not null,
  check (old_part_class <> 'givenUp' or unit_value_fen = 0),
  check (old_part_class <> 'claimable' or unit_value_fen is not null)
);
create index old_part_case on old_part (case_no, position);
create index old_part_part on old_part (part_no) where on_hand > 0;

-- A movement into or out of the old-parts store names its lot.
alter table movement add column old_part_no text references old_part;
create index movement_old_part on movement (old_part_no) where old_part_no is not null;
do $$
declare
  known text;
begin
  select conname into strict known from pg_constraint where conrelid = 'movement'::regclass and contype = 'u';
  execute format('alter table movement drop constraint %I', known);
end $$;
-- One document moves a line once.
alter table movement add constraint movement_once
  unique nulls not distinct (document_no, part_no, order_line_id, old_part_no, from_location, to_location);

create table return_count (
  return_count_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null unique,
  counted_lines jsonb not null,
  counted_by text not null,
  counted_at timestamptz not null
);
create trigger return_count_is_final before update or delete or truncate on return_count
  for each statement execute function refuse_change();

-- Parts that go back to their dealer (X-09) or to the supplier that takes them (WR-17).
create table other_issue_slip (
  other_issue_slip_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  dealer_no text,
  supplier_no text,
  maker text not null,
  made_at timestamptz not null,
  check ((dealer_no is null) <> (supplier_no is null))
);
create index other_issue_slip_case on other_issue_slip (case_no, position);
create trigger other_issue_slip_is_final before update or delete or truncate on other_issue_slip
  for each statement execute function refuse_change();

-- To a dealer they are packed and shipped as an issue slip is, from packing on and without a review (I-WR-16).
alter table issue_slip add column slip_kind text not null default 'issueSlip' check (slip_kind in ('issueSlip', 'otherIssueSlip'));
alter table issue_slip drop constraint issue_slip_check1;
alter table issue_slip add constraint issue_slip_reviewed check (slip_kind = 'otherIssueSlip' or (state = 'made') = (reviewer is null));
-- What leaves on it is no order's.
alter table shipment alter column order_source drop not null;
