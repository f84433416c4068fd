-- Pieces that came on a list without their incident's number and that a person booked to the incident afterwards (X-14).
create table assigned_part (
  case_no text not null,
  line_no integer not null,
  expected_case_no text not null references incident,
  quantity integer not null check (quantity between 1 and 100000),
  assigned_by text not null,
  assigned_at timestamptz not null,
  primary key (case_no, line_no, expected_case_no),
  foreign key (case_no, line_no) references warranty_line
);
create index assigned_part_expected on assigned_part (expected_case_no);
