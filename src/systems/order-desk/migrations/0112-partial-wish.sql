-- What the order itself says of partial shipments (I-DO-3); null: the dealer's usual wish, also when its number is put right.
alter table dealer_order add column partial_wish boolean;
