-- Rulings on warranty returned parts, their feedback forms, repairs of motors (flows.md 9).
create table warranty_ruling_record (
  ruling_record_no text primary key,
  position bigint generated always as identity unique,
  -- The parts of a parcel are judged once.
  case_no text not null unique,
  ruled_by text not null,
  ruled_at timestamptz not null
);

-- A returned part for each ruling.
create table warranty_ruling (
  returned_part_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null references warranty_ruling_record (case_no),
  line_no integer not null,
  part_no text not null,
  part_name text not null,
  quantity integer not null check (quantity between 1 and 100000),
  ruling text not null check (ruling in ('outOfScope', 'inScope', 'forRepair')),
  reason text check (reason <> ''),
  check (ruling <> 'outOfScope' or reason is not null)
);
create index warranty_ruling_case on warranty_ruling (case_no, position);

create table warranty_second_ruling (
  second_ruling_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  -- One re-check, which is final (I-WR-3).
  returned_part_no text not null unique references warranty_ruling,
  ruling text not null check (ruling in ('outOfScope', 'inScope', 'forRepair')),
  finding text not null,
  ruled_by text not null,
  ruled_at timestamptz not null
);
create index warranty_second_ruling_case on warranty_second_ruling (case_no, position);

create table warranty_recheck_breach (
  returned_part_no text primary key references warranty_ruling,
  due_at timestamptz not null,
  recorded_at timestamptz not null
);

create table warranty_feedback_form (
  warranty_feedback_form_no text primary key,
  position bigint generated always as identity unique,
  -- One form per case (I-WR-15).
  case_no text not null unique,
  dealer_no text not null,
  opened_by text not null,
  opened_at timestamptz not null
);

create table warranty_feedback_form_line (
  returned_part_no text primary key,
  position bigint generated always as identity unique,
  warranty_feedback_form_no text not null references warranty_feedback_form,
  facts jsonb not null,
  filled_by text not null,
  filled_at timestamptz not null
);
create index warranty_feedback_form_line_form on warranty_feedback_form_line (warranty_feedback_form_no, position);

create table motor_repair (
  motor_repair_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  returned_part_no text not null unique,
  part_no text not null,
  quantity integer not null check (quantity between 1 and 100000),
  repaired boolean not null,
  work_done text not null,
  supplier_no text,
  repaired_by text not null,
  repaired_at timestamptz not null
);
create index motor_repair_case on motor_repair (case_no, position);
