-- What lies in which carton of a packing record (PD-05).
create table carton_line (
  carton_no text not null references carton,
  order_line_id text not null,
  quantity integer not null check (quantity between 1 and 100000),
  primary key (carton_no, order_line_id)
);
