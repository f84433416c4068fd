-- What Quality rules and repairs of returned vehicles (VR-05, VR-15, VR-18).
create table quality_ruling (
  quality_ruling_no text primary key,
  position bigint generated always as identity unique,
  -- A claim is ruled once.
  case_no text not null unique,
  frame_no text not null,
  quality_problem boolean not null,
  finding text not null check (finding <> ''),
  ruled_by text not null,
  ruled_at timestamptz not null
);

create table repairability_ruling (
  repairability_ruling_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  frame_no text not null,
  repairable boolean not null,
  finding text not null check (finding <> ''),
  ruled_by text not null,
  ruled_at timestamptz not null
);
create index repairability_ruling_case on repairability_ruling (case_no, position);

create table repair_record (
  repair_record_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  frame_no text not null,
  repair_done boolean not null,
  work_done text not null check (work_done <> ''),
  repaired_by text not null,
  repaired_at timestamptz not null
);
create index repair_record_case on repair_record (case_no, position);

create trigger quality_ruling_is_final before update or delete or truncate on quality_ruling
  for each statement execute function refuse_change();
create trigger repairability_ruling_is_final before update or delete or truncate on repairability_ruling
  for each statement execute function refuse_change();
create trigger repair_record_is_final before update or delete or truncate on repair_record
  for each statement execute function refuse_change();
