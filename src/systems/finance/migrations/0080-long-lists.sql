-- Lists page by page, in a ledger of millions of entries.
create index voucher_posted on voucher (posted_at, length(voucher_no), voucher_no);
create index voucher_by_rule on voucher (rule, posted_at, length(voucher_no), voucher_no);
