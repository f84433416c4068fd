-- Lists page by page, in tables of a hundred thousand cases.
create index request_line_by_state on request_line (state, position);
create index purchase_request_part on purchase_request (part_no, position);
create index pending_deduction_by_painter on pending_deduction (painter_no, position);
