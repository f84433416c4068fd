-- Vehicles of the Administration fleet for purchases (PP-04).
create table fleet_request (
  fleet_request_no text primary key,
  position bigint generated always as identity unique,
  purchase_request_no text not null,
  travel_on date not null,
  route text not null check (route <> ''),
  load text not null check (load <> ''),
  requester text not null,
  requested_at timestamptz not null,
  state text not null check (state in ('open', 'granted', 'refused', 'withdrawn')),
  vehicle_no text,
  decided_by text,
  decided_at timestamptz,
  reason text check (reason <> ''),
  -- The trip that fetched the purchase.
  trip_no text unique,
  -- I-G-9
  check (decided_by <> requester),
  check (state <> 'granted' or vehicle_no is not null),
  check ((decided_by is null) = (decided_at is null)),
  check (trip_no is null or state = 'granted')
);
create index fleet_request_purchase on fleet_request (purchase_request_no);
