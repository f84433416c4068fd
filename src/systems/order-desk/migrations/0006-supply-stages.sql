-- Which vehicle models are in production: their parts can be drawn from the company store (PR-D1).
create table vehicle_model (
  model text primary key,
  in_production boolean not null
);

-- Where the pieces of a request are, as the supplying flows tell it: the dealer's view.
alter table line_supply
  add column stage text not null default 'judging',
  add column stage_at timestamptz,
  add column expected_on date;

-- Pieces that are not to be had, and why (PR-10).
create table not_obtained (
  order_line_id text not null,
  request_no integer not null,
  quantity integer not null check (quantity > 0),
  reason text not null check (reason in ('substituteAgreed', 'orderGivenUp', 'partWithdrawn', 'other')),
  note text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (order_line_id, request_no),
  foreign key (order_line_id, request_no) references line_supply
);
