-- What incidents came from by the latest opinion on each, a row a part; and what is done about causes that are seen again.
create table incident_cause (
  case_no text not null references feedback_form,
  -- Empty: no part is to blame.
  part_no text not null,
  cause text not null,
  recorded_at timestamptz not null,
  primary key (case_no, part_no)
);
create index incident_cause_seen on incident_cause (part_no, cause, recorded_at);
create index incident_cause_time on incident_cause (recorded_at);

create table corrective_action (
  corrective_action_no text primary key,
  position bigint generated always as identity unique,
  part_no text not null,
  cause text not null,
  threshold integer not null check (threshold > 0),
  period_days integer not null check (period_days > 0),
  opened_at timestamptz not null,
  root_cause text,
  action text,
  responsible text,
  recorded_by text,
  recorded_at timestamptz,
  check ((recorded_at is null) = (action is null))
);
-- One at a time of a part and cause.
create unique index corrective_action_open on corrective_action (part_no, cause) where recorded_at is null;

create table corrective_action_case (
  corrective_action_no text not null references corrective_action,
  case_no text not null,
  primary key (corrective_action_no, case_no)
);
