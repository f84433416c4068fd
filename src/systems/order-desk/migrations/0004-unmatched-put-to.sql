-- The queue of what fits nothing has the same columns in every system that keeps one.
alter table unmatched_inbound rename column order_no to put_to;
