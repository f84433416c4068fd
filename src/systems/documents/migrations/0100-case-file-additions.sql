-- Papers that belong to a case's file and are made elsewhere, before it is filed or after: the corrective action
-- that came of an incident (A-05).
create table case_file_addition (
  position bigint generated always as identity unique,
  case_no text not null,
  kind text not null,
  paper text not null,
  paper_no text not null,
  added_at timestamptz not null,
  primary key (case_no, kind, paper, paper_no)
);
create trigger case_file_addition_is_final before update or delete or truncate on case_file_addition
  for each statement execute function refuse_file_change();
