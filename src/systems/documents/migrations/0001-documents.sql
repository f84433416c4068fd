-- The fax register (I-G-8) and the notices to people in and outside the company, with what became of them.
create table fax_register (
  fax_register_no text primary key,
  case_no text not null,
  direction text not null check (direction in ('inbound', 'outbound')),
  party text not null,
  subject text not null,
  note text,
  registered_by text not null,
  registered_at timestamptz not null
);
create index fax_register_case on fax_register (case_no);

create table notice (
  notice_no text primary key,
  kind text not null,
  case_no text not null,
  recipient text not null,
  locale text not null,
  facts jsonb not null,
  text text not null,
  state text not null check (state in ('queued', 'delivered', 'undelivered')),
  queued_at timestamptz not null,
  delivered_at timestamptz,
  failed_attempts integer not null default 0 check (failed_attempts >= 0),
  last_error text,
  check ((state = 'delivered') = (delivered_at is not null)),
  check (state <> 'undelivered' or last_error is not null)
);
create index notice_case on notice (case_no);
create index notice_open on notice (state) where state <> 'delivered';
