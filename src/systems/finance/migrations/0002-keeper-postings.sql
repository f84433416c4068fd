-- Postings of the standing warehouse operations: L-12, L-15, L-17 (flows.md 0.8).

-- A counter paper posts its rule the other way round (I-G-14), a surplus that of a shortage (L-17).
alter table posting_case add column reversed boolean not null default false;

-- An entry may be booked to the inventory account of the movement's location.
alter table posting_rule_entry alter column account drop not null;
alter table posting_rule_entry add column account_of text check (account_of = 'location');
alter table posting_rule_entry add constraint posting_rule_entry_one_account check ((account is null) <> (account_of is null));

-- Goods on inspection hold are not the company's yet, scrap has no value any more: no account, no posting.
create table location_account (
  location text primary key,
  account text not null references account
);
insert into location_account (location, account) values
  ('AS', 'afterSalesInventory'),
  ('ST', 'afterSalesInventory'),
  ('CO', 'companyInventory'),
  ('PT', 'inventoryAtPainter'),
  ('OLD', 'oldPartsInventory');

alter table stock_movement add column location text;

insert into posting_rule (id, summary) values
  ('L-12', 'Old part becomes the company''s'),
  ('L-15', 'Parts drawn from the company store into the after-sales store'),
  ('L-17', 'Stock difference released after a count');
insert into posting_case (movement_type, order_source, rule, reversed) values
  ('oldPartReceipt', null, 'L-12', false),
  ('drawing', null, 'L-15', false),
  ('drawingReturn', null, 'L-15', true),
  ('countShortage', null, 'L-17', false),
  ('countSurplus', null, 'L-17', true);
insert into posting_rule_entry (rule, position, account, account_of, party, side, basis) values
  ('L-12', 1, 'oldPartsInventory', null, null, 'debit', 'cost'),
  ('L-12', 2, 'warrantyClearing', null, null, 'credit', 'cost'),
  ('L-15', 1, 'afterSalesInventory', null, null, 'debit', 'cost'),
  ('L-15', 2, 'companyInventory', null, null, 'credit', 'cost'),
  ('L-17', 1, 'stockDifference', null, null, 'debit', 'cost'),
  ('L-17', 2, null, 'location', null, 'credit', 'cost');
