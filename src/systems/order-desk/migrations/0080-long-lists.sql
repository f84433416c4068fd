-- Lists page by page, in tables of a hundred thousand cases.
create index vehicle_return_by_state on vehicle_return (state, position);
create index vehicle_return_by_frame on vehicle_return (frame_no, position);
-- Most parts that went to a supplier are credited; the report looks for the others.
create index returned_part_uncredited on returned_part (position) where credit_voucher_no is null and clearing_key is not null;
