-- Unboxing incidents (flows.md 8): what dealers report, what they are asked and told, and the measures taken.
create table incident (
  case_no text primary key,
  position bigint generated always as identity unique,
  dealer_no text not null references dealer,
  dealer_report_no text,
  report_kind text not null check (report_kind in ('damageShortageList', 'qualityIncidentReport')),
  shipment_no text,
  frame_no text,
  signed boolean not null,
  driver_signed boolean not null,
  description text check (description <> ''),
  report_round integer not null default 1,
  state text not null check (state in (
    'received', 'registered', 'awaitingDealer', 'answering', 'measuring',
    'resolved', 'resolvedOnSite', 'claimRefused', 'referredToVehicleReturn')),
  received_at timestamptz not null,
  instance text,
  fax_register_no text,
  registered_by text,
  registered_at timestamptz,
  query_no integer not null default 0,
  query_text text,
  query_recorded_by text,
  closed_by text,
  closed_at timestamptz,
  -- The same report sent twice is one case.
  unique (dealer_no, dealer_report_no),
  constraint closed_with_end_state check ((closed_at is null) = (state in ('received', 'registered', 'awaitingDealer', 'answering', 'measuring')))
);
create index incident_by_state on incident (state, position);
create index incident_by_dealer on incident (dealer_no, position);

-- Lines as the dealer wrote them; what is sent in addition is a new round, the earlier ones are kept.
create table incident_line (
  case_no text not null references incident,
  round integer not null,
  line_no integer not null,
  part_no text not null references part,
  quantity integer not null check (quantity between 1 and 100000),
  finding text not null check (finding in ('damaged', 'missing', 'faulty')),
  primary key (case_no, round, line_no)
);

create table incident_evidence (
  case_no text not null references incident,
  evidence_no text not null,
  named_at timestamptz not null,
  primary key (case_no, evidence_no)
);

-- Each time the dealer is told an opinion he is asked what he says to it; a question is answered once and closed once.
create table incident_question (
  case_no text not null references incident,
  question_no integer not null,
  note text,
  contacted_by text not null,
  contacted_at timestamptz not null,
  answer text check (answer in ('accepted', 'contested')),
  answer_note text,
  answered_at timestamptz,
  closed_at timestamptz,
  primary key (case_no, question_no),
  check ((answer is null) = (answered_at is null))
);
create unique index incident_question_open on incident_question (case_no) where closed_at is null;

create table incident_measure (
  case_no text not null references incident,
  measure_no integer not null,
  measure_kind text not null check (measure_kind in (
    'sendParts', 'onSiteService', 'vehicleReturn', 'partReturn', 'claimRefusal', 'carrierClaim')),
  order_no text unique references dealer_order,
  order_end text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  done_by text,
  done_at timestamptz,
  primary key (case_no, measure_no)
);
create unique index incident_measure_open on incident_measure (case_no, measure_kind) where done_at is null;

-- Parts that are sent, or that are to come back.
create table incident_measure_part (
  case_no text not null,
  measure_no integer not null,
  part_no text not null references part,
  quantity integer not null check (quantity between 1 and 100000),
  primary key (case_no, measure_no, part_no),
  foreign key (case_no, measure_no) references incident_measure
);

-- The flag deadlineBreached of a case, by deadline and moment (I-G-5).
create table incident_breach (
  case_no text not null references incident,
  deadline_id text not null,
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (case_no, deadline_id, due_at)
);
