-- Painted parts are inspected by their own records; these requests are for purchased goods.
alter table inspection_request rename column source_no to purchase_request_no;
alter index inspection_request_source rename to inspection_request_purchase;
