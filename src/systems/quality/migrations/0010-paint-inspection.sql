-- Inspection of painted parts (OP-13): nobody asks for it, the counted delivery comes to the inspector.
create table paint_inspection (
  inspection_record_no text primary key,
  position bigint generated always as identity unique,
  outsourcing_order_no text not null,
  -- A delivery is inspected once.
  painter_delivery_note_no text not null unique,
  part_no text not null,
  inspected_quantity integer not null check (inspected_quantity between 1 and 100000),
  failed_quantity integer not null check (failed_quantity between 0 and inspected_quantity),
  defect text check (defect <> ''),
  inspector text not null,
  inspected_at timestamptz not null,
  check (failed_quantity = 0 or defect is not null)
);
create index paint_inspection_order on paint_inspection (outsourcing_order_no);

create trigger paint_inspection_is_final before update or delete or truncate on paint_inspection
  for each statement execute function refuse_change();
