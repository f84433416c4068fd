-- Signature sheets page by page, of a kind too, in tables of a hundred thousand cases.
create index signature_sheet_opened on signature_sheet (opened_at, sheet_no);
create index signature_sheet_by_kind on signature_sheet (kind, opened_at, sheet_no);
