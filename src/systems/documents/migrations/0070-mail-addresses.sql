-- Where notices to a dealer, supplier or post go by mail.
create table mail_address (
  recipient text primary key,
  address text not null,
  entered_at timestamptz not null
);
