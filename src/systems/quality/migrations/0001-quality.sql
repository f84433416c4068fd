-- Inspection of incoming goods. Papers are never edited; a request gets its result once, with its last record.

create table inspection_request (
  inspection_request_no text primary key,
  position bigint generated always as identity unique,
  -- Purchase request or paint outsourcing order.
  source_no text not null,
  delivery_no text not null unique,
  part_no text not null,
  supplier_no text not null,
  quantity integer not null check (quantity between 1 and 100000),
  requester text not null,
  requested_at timestamptz not null,
  passed_quantity integer check (passed_quantity >= 0),
  failed_quantity integer check (failed_quantity >= 0),
  check ((passed_quantity is null) = (failed_quantity is null)),
  check (passed_quantity + failed_quantity = quantity)
);
create index inspection_request_source on inspection_request (source_no);
create index inspection_request_supplier on inspection_request (supplier_no, position);

create table inspection_record (
  inspection_record_no text primary key,
  position bigint generated always as identity unique,
  inspection_request_no text not null references inspection_request,
  method text not null check (method in ('sampling', 'full')),
  inspected_quantity integer not null check (inspected_quantity > 0),
  failed_quantity integer not null check (failed_quantity between 0 and inspected_quantity),
  result text not null check (result in ('allPassed', 'allFailed', 'someFailed', 'sampleDefect')),
  defect text check (defect <> ''),
  inspector text not null,
  inspected_at timestamptz not null,
  check (failed_quantity = 0 or defect is not null)
);
-- A sample with a defect, and then all pieces: never more than two records, and one of each method.
create unique index inspection_record_method on inspection_record (inspection_request_no, method);

create table nonconforming_slip (
  nonconforming_slip_no text primary key,
  position bigint generated always as identity unique,
  inspection_request_no text not null unique references inspection_request,
  failed_quantity integer not null check (failed_quantity > 0),
  defect text not null check (defect <> ''),
  issuer text not null,
  issued_at timestamptz not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A row of % is never changed or deleted: make out a counter paper (I-G-14)', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger inspection_record_is_final before update or delete or truncate on inspection_record
  for each statement execute function refuse_change();
create trigger nonconforming_slip_is_final before update or delete or truncate on nonconforming_slip
  for each statement execute function refuse_change();
