-- Postings of outsourced paint: L-06, L-07 (flows.md 0.8).

-- What a paint shop gets for each accepted piece of an outsourcing order.
create table paint_terms (
  outsourcing_order_no text primary key,
  painter_no text not null,
  part_no text not null,
  fee_fen bigint not null check (fee_fen >= 0),
  registered_at timestamptz not null
);

-- Of painted parts: what the white part in each of them cost, and whose terms hold.
alter table stock_movement add column material_cost_fen bigint check (material_cost_fen >= 0);
alter table stock_movement add column outsourcing_order_no text;

-- material: quantity x cost of the white part; fee: quantity x fee; variance: what the unit cost is more than both (I-G-13).
alter table posting_rule_entry drop constraint posting_rule_entry_basis_check;
alter table posting_rule_entry add constraint posting_rule_entry_basis_check check (basis in ('price', 'cost', 'material', 'fee', 'variance'));
alter table posting_rule_entry drop constraint posting_rule_entry_party_check;
alter table posting_rule_entry add constraint posting_rule_entry_party_check check (party in ('dealer', 'painter'));

insert into posting_rule (id, summary) values
  ('L-06', 'White parts go to the paint shop'),
  ('L-07', 'Painted parts accepted');
insert into posting_case (movement_type, order_source, rule) values
  ('paintDispatch', null, 'L-06'),
  ('paintReceipt', null, 'L-07');
insert into posting_rule_entry (rule, position, account, account_of, party, side, basis) values
  ('L-06', 1, 'inventoryAtPainter', null, null, 'debit', 'cost'),
  ('L-06', 2, 'afterSalesInventory', null, null, 'credit', 'cost'),
  ('L-07', 1, 'afterSalesInventory', null, null, 'debit', 'material'),
  ('L-07', 2, 'inventoryAtPainter', null, null, 'credit', 'material'),
  ('L-07', 3, 'afterSalesInventory', null, null, 'debit', 'fee'),
  ('L-07', 4, 'painterPayable', null, 'painter', 'credit', 'fee'),
  ('L-07', 5, 'afterSalesInventory', null, null, 'debit', 'variance'),
  ('L-07', 6, 'purchasePriceVariance', null, null, 'credit', 'variance');
