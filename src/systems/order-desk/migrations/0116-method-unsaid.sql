-- A dealer may leave the shipping method to us: the issue slip says it (DO-10, S3.2).
alter table dealer_order alter column shipping_method drop not null;
