-- Quality information feedback forms of incidents (S8.1 to S8.4): one a case, with every hand that was laid on it.
create table feedback_form (
  case_no text primary key,
  position bigint generated always as identity unique,
  feedback_form_no text not null unique,
  dealer_no text not null,
  report_kind text not null check (report_kind in ('damageShortageList', 'qualityIncidentReport')),
  shipment_no text,
  frame_no text,
  lines jsonb not null,
  description text,
  opened_by text not null,
  filled_in_at timestamptz not null,
  handover_no text unique,
  handed_over_by text,
  handed_over_at timestamptz,
  signed_by text,
  signed_at timestamptz,
  received_by text,
  received_at timestamptz,
  visit_on date,
  visit_agreed_by text,
  visit_agreed_at timestamptz,
  end_state text,
  closed_by text,
  closed_at timestamptz,
  -- One hand after the other.
  check (signed_at is null or handed_over_at is not null),
  check ((closed_at is null) = (end_state is null))
);

create table form_check (
  case_no text not null references feedback_form,
  position bigint generated always as identity unique,
  papers_complete boolean not null,
  checked_by text not null,
  checked_at timestamptz not null
);
create index form_check_case on form_check (case_no, position);

-- The first opinion, one re-check, one final decision (I-DI-4).
create table form_opinion (
  case_no text not null references feedback_form,
  opinion_no integer not null check (opinion_no between 1 and 3),
  opinion_kind text not null check (opinion_kind in ('first', 'recheck', 'final')),
  cause text not null,
  part_no text,
  cause_analysis text not null check (cause_analysis <> ''),
  handling_opinion text not null check (handling_opinion <> ''),
  measures jsonb not null,
  parts_to_send jsonb not null,
  parts_to_return jsonb not null,
  given_by text not null,
  given_at timestamptz not null,
  primary key (case_no, opinion_no),
  unique (case_no, opinion_kind)
);

create table service_record (
  service_record_no text primary key,
  case_no text not null unique references feedback_form,
  serviced_on date not null,
  work_done text not null check (work_done <> ''),
  dealer_opinion text,
  dealer_signed_by text not null,
  serviced_by text not null,
  recorded_at timestamptz not null
);

create table form_breach (
  case_no text not null references feedback_form,
  deadline_id text not null check (deadline_id in ('T-03', 'T-08', 'T-11', 'T-12')),
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (case_no, deadline_id, due_at)
);

create trigger form_opinion_is_final before update or delete or truncate on form_opinion
  for each statement execute function refuse_change();
create trigger service_record_is_final before update or delete or truncate on service_record
  for each statement execute function refuse_change();
