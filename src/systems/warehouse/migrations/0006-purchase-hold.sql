-- Bought goods in inspection hold: what each delivery brought, what is on a receipt slip, what went back (PP-05 to PP-14).

-- Which kinds of movement there are stands in schemas.ts (movementType).
alter table movement drop constraint if exists movement_type_check;

create table hold_delivery (
  delivery_no text primary key,
  purchase_request_no text not null,
  part_no text not null references part,
  quantity integer not null check (quantity between 1 and 100000)
);

create table receipt_slip_origin (
  stock_slip_no text primary key references stock_slip,
  delivery_no text not null references hold_delivery
);
create index receipt_slip_origin_delivery on receipt_slip_origin (delivery_no);

create table hold_return (
  vendor_return_note_no text primary key,
  delivery_no text not null references hold_delivery,
  quantity integer not null check (quantity between 1 and 100000)
);
create index hold_return_delivery on hold_return (delivery_no);

create trigger hold_delivery_is_final before update or delete or truncate on hold_delivery
  for each statement execute function refuse_change();
create trigger receipt_slip_origin_is_final before update or delete or truncate on receipt_slip_origin
  for each statement execute function refuse_change();
create trigger hold_return_is_final before update or delete or truncate on hold_return
  for each statement execute function refuse_change();
