-- The papers of a closed case, by number (VR-22, DI-17, PS-14).
create table case_file (
  case_file_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  kind text not null,
  papers jsonb not null,
  filed_by text not null,
  filed_at timestamptz not null,
  unique (case_no, kind)
);

create function refuse_file_change() returns trigger language plpgsql as $$
begin
  raise exception 'A filed % is never changed or deleted', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger case_file_is_final before update or delete or truncate on case_file
  for each statement execute function refuse_file_change();
