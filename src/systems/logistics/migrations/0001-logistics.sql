-- Dispatches and their papers. Papers are never edited: a document is made, then void, handed over or departed.
create table dispatch (
  dispatch_no text primary key,
  issue_slip_no text not null unique,
  order_no text not null,
  dealer_no text not null,
  slip_method text not null check (slip_method in ('withVehicle', 'courier', 'freight')),
  state text not null check (state in ('open', 'shipped', 'shippedSplit')),
  reviewed_at timestamptz not null,
  opened_at timestamptz not null
);
create index dispatch_order on dispatch (order_no);

create table dispatch_line (
  dispatch_no text not null references dispatch,
  position integer not null check (position > 0),
  order_line_id text not null,
  part_no text not null,
  part_name text not null,
  quantity integer not null check (quantity between 1 and 100000),
  primary key (dispatch_no, order_line_id),
  unique (dispatch_no, position)
);

create table shipping_document (
  shipping_document_no text primary key,
  logistics_slip_no text not null unique,
  dispatch_no text not null references dispatch,
  slip_method text not null check (slip_method in ('withVehicle', 'courier', 'freight')),
  method text not null check (method in ('withVehicle', 'courier', 'freight')),
  method_reason text check (method_reason <> ''),
  consignee text not null,
  shipper text not null,
  state text not null check (state in ('made', 'void', 'handedOver', 'departed')),
  made_at timestamptz not null,
  void_reason text,
  voided_by text,
  voided_at timestamptz,
  -- PD-D3.4: another method than the slip's carries its reason.
  check (method = slip_method or method_reason is not null),
  check ((state = 'void') = (void_reason is not null and voided_by is not null and voided_at is not null))
);
-- One document at a time: the next is made when the last is void or its goods have left.
create unique index shipping_document_in_use on shipping_document (dispatch_no) where state in ('made', 'handedOver');

create table document_carton (
  shipping_document_no text not null references shipping_document,
  position integer not null check (position > 0),
  carton_no text not null,
  primary key (shipping_document_no, carton_no)
);

create table dispatch_plan (
  plan_no text primary key,
  dealer_no text not null,
  vehicle_no text not null,
  departs_at timestamptz not null,
  received_at timestamptz not null
);
create index dispatch_plan_dealer on dispatch_plan (dealer_no, departs_at);

create table handover (
  handover_no text primary key,
  shipping_document_no text not null unique references shipping_document,
  dispatch_no text not null references dispatch,
  dealer_no text not null,
  carton_no text not null,
  signed_by text not null,
  signed_at timestamptz not null,
  -- Filled once, when a plan releases the carton (X-16).
  plan_no text references dispatch_plan,
  matched_at timestamptz,
  check ((plan_no is null) = (matched_at is null))
);
create index handover_dispatch on handover (dispatch_no);
create unique index handover_waiting on handover (carton_no) where plan_no is null;

create table departure (
  shipment_no text primary key,
  dispatch_no text not null references dispatch,
  method text not null check (method in ('withVehicle', 'courier', 'freight')),
  departed_at timestamptz not null
);
create index departure_dispatch on departure (dispatch_no);

create table departure_line (
  shipment_no text not null references departure,
  dispatch_no text not null,
  order_line_id text not null,
  quantity integer not null check (quantity between 1 and 100000),
  primary key (shipment_no, order_line_id),
  foreign key (dispatch_no, order_line_id) references dispatch_line
);

create table loading_record (
  loading_record_no text primary key,
  shipping_document_no text not null unique references shipping_document,
  dispatch_no text not null references dispatch,
  plan_no text not null references dispatch_plan,
  vehicle_no text not null,
  note text,
  loaded_by text not null,
  loaded_at timestamptz not null,
  -- The departure that it carried.
  shipment_no text unique references departure
);

create table waybill (
  id bigint generated always as identity primary key,
  shipping_document_no text not null references shipping_document,
  dispatch_no text not null references dispatch,
  carrier text not null,
  waybill_no text not null,
  arranged_by text not null,
  taken_over_at timestamptz not null,
  shipment_no text unique references departure
);
create unique index waybill_waiting on waybill (dispatch_no) where shipment_no is null;

create table breach (
  dispatch_no text not null references dispatch,
  deadline_id text not null,
  due_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (dispatch_no, deadline_id)
);
