-- Papers with amounts of a scrap case (PS-02 to PS-09), and the write-off of what was handed over (PS-13, L-14).
insert into posting_rule (id, summary, reversal) values ('L-14', 'Scrap handed over is written off', 'none');

-- The report fixes list and total; a revised list has a report of its own.
create table scrap_report (
  scrap_report_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  scrap_list_no text not null unique,
  sheet_revision integer not null check (sheet_revision > 0),
  lines jsonb not null,
  scrap_amount_fen bigint not null check (scrap_amount_fen >= 0),
  report_text text not null,
  drawn_up_by text not null,
  written_by text not null,
  written_at timestamptz not null,
  -- The result of the countersign (PS-D1); null while it is open.
  countersign_sheet_no text unique,
  contested boolean,
  unique (case_no, sheet_revision),
  check ((countersign_sheet_no is null) = (contested is null))
);
create index scrap_report_drawn_up on scrap_report (drawn_up_by, written_at);

create table countersignature (
  scrap_report_no text not null references scrap_report,
  department text not null check (department in ('qualityDept', 'technicalDept', 'financeDept', 'purchasingDept')),
  agreed boolean not null,
  contested_parts jsonb not null,
  reason text check (reason <> ''),
  signed_by text not null,
  signed_at timestamptz not null,
  primary key (scrap_report_no, department),
  -- One person never signs for two departments.
  unique (scrap_report_no, signed_by),
  check (agreed or reason is not null)
);

-- Of the vice-presidents (PS-05, PS-06).
create table scrap_approval (
  scrap_approval_no text primary key,
  position bigint generated always as identity unique,
  scrap_report_no text not null references scrap_report,
  centre text not null check (centre in ('marketingCentre', 'manufacturingCentre')),
  approved boolean not null,
  reason text check (reason <> ''),
  decided_by text not null,
  decided_at timestamptz not null,
  unique (scrap_report_no, centre),
  unique (scrap_report_no, decided_by),
  check (approved or reason is not null)
);

create table company_gm_application (
  company_gm_application_no text primary key,
  scrap_report_no text not null unique references scrap_report,
  application_text text not null,
  applied_by text not null,
  applied_at timestamptz not null,
  approved boolean,
  doubts text check (doubts <> ''),
  decided_by text,
  decided_at timestamptz,
  check ((approved is null) = (decided_by is null)),
  check ((decided_by is null) = (decided_at is null)),
  check (approved is not false or doubts is not null),
  -- I-G-9
  check (decided_by <> applied_by)
);

create trigger countersignature_is_final before update or delete or truncate on countersignature
  for each statement execute function refuse_change();
create trigger scrap_approval_is_final before update or delete or truncate on scrap_approval
  for each statement execute function refuse_change();
