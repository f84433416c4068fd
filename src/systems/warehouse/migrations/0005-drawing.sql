-- Drawing from the company store (PR-03 to PR-05): for which order line, and how many pieces are needed.
alter table stock_slip add column order_line_id text;
alter table stock_slip add column needed integer check (needed between 1 and 100000);
alter table stock_slip add constraint stock_slip_line_needs check (order_line_id is null or needed is not null);
