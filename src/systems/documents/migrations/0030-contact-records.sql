-- What dealers were told of a case (DI-09). A record is never changed.
create table contact_record (
  contact_record_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  party text not null,
  told text not null check (told <> ''),
  note text,
  contacted_by text not null,
  contacted_at timestamptz not null
);
create index contact_record_case on contact_record (case_no);
