-- Signature sheets. A signature is kept as the text that its hash is made of, with the hash of the one before it inside.
create table signature_sheet (
  sheet_no text primary key,
  kind text not null,
  case_no text not null,
  revision integer not null check (revision > 0),
  opened_at timestamptz not null,
  unique (case_no, kind, revision)
);

create table signature (
  sheet_no text not null references signature_sheet,
  signature_no integer not null check (signature_no > 0),
  signed text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (sheet_no, signature_no)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'What is signed is never changed: % is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger signature_sheet_is_final before update or delete or truncate on signature_sheet
  for each statement execute function refuse_change();
create trigger signature_is_final before update or delete or truncate on signature
  for each statement execute function refuse_change();
