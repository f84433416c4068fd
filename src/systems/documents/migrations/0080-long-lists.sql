-- Lists page by page, in tables of a hundred thousand cases.
create index fax_register_registered on fax_register (registered_at, fax_register_no);
create index notice_queued on notice (queued_at, notice_no);
create index notice_by_kind on notice (kind, queued_at, notice_no);
create index notice_by_state on notice (state, queued_at, notice_no);
