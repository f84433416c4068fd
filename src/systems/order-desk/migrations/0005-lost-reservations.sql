-- Reserved pieces that a released count took from order lines (SW-06, I-SW-1), once per difference report.
create table lost_reservation (
  difference_report_no text not null,
  order_line_id text not null references order_line,
  quantity integer not null check (quantity > 0),
  recorded_at timestamptz not null,
  primary key (difference_report_no, order_line_id)
);

-- Pieces whose loss was told before their reservation: set off when that is told.
alter table order_line add column lost_ahead integer not null default 0 check (lost_ahead >= 0);
