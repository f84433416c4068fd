-- Evidence that the documents system keeps, by number: what a report may name, and the case that it was named for.
create table evidence (
  evidence_no text primary key,
  case_no text,
  recorded_at timestamptz not null
);
