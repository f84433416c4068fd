-- Double-entry ledger (flows.md 0.8). Amounts in fen.

create table account (
  id text primary key,
  name text not null,
  normal_side text not null check (normal_side in ('debit', 'credit')),
  -- Whose sub-accounts it has; null: it is one account.
  party_kind text check (party_kind in ('dealer', 'supplier'))
);

insert into account (id, name, normal_side, party_kind) values
  ('dealerPartsReceivable', '配件应收', 'debit', 'dealer'),
  ('dealerVehicleReceivable', '整车账款', 'debit', 'dealer'),
  ('supplierPayable', '供应商货款', 'credit', 'supplier'),
  ('painterPayable', '烤漆厂应付', 'credit', 'supplier'),
  ('afterSalesInventory', '售后库存', 'debit', null),
  ('companyInventory', '公司库存', 'debit', null),
  ('inventoryAtPainter', '外协库存', 'debit', null),
  ('oldPartsInventory', '旧件库存', 'debit', null),
  ('purchaseAdvance', '购货预支', 'debit', null),
  ('cash', '现金', 'debit', null),
  ('partsSales', '配件销售', 'credit', null),
  ('partsCost', '配件成本', 'debit', null),
  ('warrantyCost', '三包费用', 'debit', null),
  ('warrantyClearing', '三包往来', 'credit', null),
  ('vehicleSalesReturn', '退车冲减', 'debit', null),
  ('specialPriceSales', '特价销售', 'credit', null),
  ('freightOnBehalf', '代付运费', 'debit', null),
  ('scrapLoss', '报废损失', 'debit', null),
  ('stockDifference', '盘点差异', 'debit', null),
  ('purchasePriceVariance', '采购价差', 'debit', null),
  ('openingBalance', '期初余额', 'credit', null);

create table posting_rule (
  id text primary key,
  summary text not null
);

-- Which rule a stock movement falls under. A movement without a row here stays unposted.
create table posting_case (
  movement_type text not null,
  order_source text check (order_source in ('dealerPurchase', 'warrantyExchange', 'freeReplacement')),
  rule text not null references posting_rule,
  unique nulls not distinct (movement_type, order_source)
);

-- The entries of a rule: quantity x dealer price, or quantity x unit cost.
create table posting_rule_entry (
  rule text not null references posting_rule,
  position integer not null,
  account text not null references account,
  party text check (party = 'dealer'),
  side text not null check (side in ('debit', 'credit')),
  basis text not null check (basis in ('price', 'cost')),
  primary key (rule, position)
);

insert into posting_rule (id, summary) values
  ('opening', 'Balance an account is opened with'),
  ('L-01', 'Ordered parts leave the company, paid order'),
  ('L-02', 'Parts leave as warranty exchange or free replacement');
insert into posting_case (movement_type, order_source, rule) values
  ('departure', 'dealerPurchase', 'L-01'),
  ('departure', 'warrantyExchange', 'L-02'),
  ('departure', 'freeReplacement', 'L-02');
insert into posting_rule_entry (rule, position, account, party, side, basis) values
  ('L-01', 1, 'dealerPartsReceivable', 'dealer', 'debit', 'price'),
  ('L-01', 2, 'partsSales', null, 'credit', 'price'),
  ('L-01', 3, 'partsCost', null, 'debit', 'cost'),
  ('L-01', 4, 'afterSalesInventory', null, 'credit', 'cost'),
  ('L-02', 1, 'warrantyCost', null, 'debit', 'cost'),
  ('L-02', 2, 'afterSalesInventory', null, 'credit', 'cost');

create table sales_terms (
  order_line_id text primary key,
  order_no text not null,
  dealer_no text not null,
  source text not null check (source in ('dealerPurchase', 'warrantyExchange', 'freeReplacement')),
  part_no text not null,
  unit_price_fen bigint not null check (unit_price_fen >= 0),
  registered_at timestamptz not null
);

create table stock_movement (
  movement_id text primary key,
  type text not null,
  order_line_id text,
  order_source text check (order_source in ('dealerPurchase', 'warrantyExchange', 'freeReplacement')),
  part_no text not null,
  quantity integer not null check (quantity > 0),
  unit_cost_fen bigint not null check (unit_cost_fen >= 0),
  document_no text not null,
  at timestamptz not null,
  received_at timestamptz not null
);

create table voucher (
  voucher_no text primary key,
  rule text not null references posting_rule,
  source text not null,
  document_no text,
  order_no text,
  at timestamptz not null,
  posted_at timestamptz not null,
  -- A source is posted once per rule.
  unique (rule, source)
);
create index voucher_source on voucher (source);
create index voucher_order on voucher (order_no);

create table entry (
  voucher_no text not null references voucher,
  position integer not null,
  account text not null references account,
  party text,
  debit_fen bigint not null default 0 check (debit_fen >= 0),
  credit_fen bigint not null default 0 check (credit_fen >= 0),
  primary key (voucher_no, position),
  check (debit_fen = 0 or credit_fen = 0)
);
create index entry_account on entry (account, party);

create function require_balanced_voucher() returns trigger language plpgsql set search_path from current as $$
declare
  entries bigint;
  debit numeric;
  credit numeric;
begin
  select count(*), coalesce(sum(debit_fen), 0), coalesce(sum(credit_fen), 0) into entries, debit, credit
  from entry where voucher_no = new.voucher_no;
  if entries < 2 or debit <> credit then
    raise exception 'Voucher % does not balance: debit % fen, credit % fen in % entries', new.voucher_no, debit, credit, entries
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- At commit, when all entries are there.
create constraint trigger voucher_balances after insert on voucher
  deferrable initially deferred for each row execute function require_balanced_voucher();
create constraint trigger entries_balance after insert on entry
  deferrable initially deferred for each row execute function require_balanced_voucher();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A posted % is never changed or deleted: reverse the voucher by a counter voucher (I-G-14)', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger voucher_is_final before update or delete or truncate on voucher
  for each statement execute function refuse_change();
create trigger entry_is_final before update or delete or truncate on entry
  for each statement execute function refuse_change();
create trigger stock_movement_is_final before update or delete or truncate on stock_movement
  for each statement execute function refuse_change();
