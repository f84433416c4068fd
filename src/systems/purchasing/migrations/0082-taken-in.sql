-- Pieces that passed may not be there when they are taken in (SW-D2.2): they are neither in inspection nor accepted.
alter table delivery add column missing_quantity integer not null default 0 check (missing_quantity >= 0);
alter table delivery drop constraint delivery_check;
alter table delivery add constraint delivery_within_count check (accepted_quantity + failed_quantity + missing_quantity <= counted_quantity);
alter table acceptance add column missing_quantity integer not null default 0 check (missing_quantity >= 0);

-- The receipt slip was reversed by a red-letter slip and is made out anew (I-G-14): its pieces are in inspection hold again.
create table acceptance_taken_back (
  receipt_slip_no text primary key references acceptance,
  taken_back_at timestamptz not null
);
create trigger acceptance_taken_back_is_final before update or delete or truncate on acceptance_taken_back
  for each statement execute function refuse_change();
alter table tracking_entry drop constraint tracking_entry_event_check;
alter table tracking_entry add constraint tracking_entry_event_check
  check (event in ('requested', 'collected', 'supplierChosen', 'delivered', 'accepted', 'takenBack', 'settled'));
