-- A dispatch is shown with all its papers, those that are void or have departed too.
create index shipping_document_dispatch on shipping_document (dispatch_no, made_at, shipping_document_no);
create index loading_record_dispatch on loading_record (dispatch_no, loaded_at);
create index waybill_dispatch on waybill (dispatch_no);
create index departure_line_dispatch on departure_line (dispatch_no, order_line_id);
