-- Outsourced paint: white parts at the paint shop (OP-05), painted parts back from it (OP-15).

-- The white parts leave the stock at the paint shop when the slip is posted.
insert into slip_kind (kind, number_prefix, direction, from_location, to_location, movement_type) values
  ('paintReceiptSlip', 'SP', 'in', null, 'AS', 'paintReceipt');

create table paint_receipt (
  stock_slip_no text primary key references stock_slip,
  outsourcing_order_no text not null,
  painter_delivery_note_no text not null,
  white_part_no text not null references part,
  -- For which line the pieces are kept; null: free stock.
  order_line_id text
);
create index paint_receipt_order on paint_receipt (outsourcing_order_no);
