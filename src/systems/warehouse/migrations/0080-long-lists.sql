-- Lists page by page, in tables of a million rows: each order and each condition of a list has its index.
create index issue_slip_by_state on issue_slip (state, position) where slip_kind = 'issueSlip';
create index packing_record_packed on packing_record (packed_at, packing_record_no);
create index shipment_departed on shipment (departed_at, shipment_no);
create index stock_slip_made on stock_slip (made_at, stock_slip_no);
create index stock_slip_by_state on stock_slip (state, made_at, stock_slip_no);
drop index stock_slip_kind;
create index stock_slip_kind on stock_slip (kind, made_at, stock_slip_no);
create index red_letter_slip_posted on red_letter_slip (posted_at, red_letter_slip_no);
-- Most reservations are used up; lists show the others.
create index reservation_standing on reservation (order_line_id, location) where quantity > 0;
create index reservation_standing_part on reservation (part_no, order_line_id, location) where quantity > 0;
