-- A posted voucher is corrected by a red-letter counter voucher that names it, never edited (I-G-14), and only once.

-- How the vouchers of a rule are reversed: by a red-letter voucher; with the slip they come from; not at all.
alter table posting_rule add column reversal text not null default 'none' check (reversal in ('voucher', 'slip', 'none'));
update posting_rule set reversal = 'voucher' where id in ('opening', 'L-03');
update posting_rule set reversal = 'slip' where id in ('L-01', 'L-02', 'L-04', 'L-12', 'L-15', 'L-17');
insert into posting_rule (id, summary) values ('reversal', 'Red-letter counter voucher');

create table voucher_reversal (
  voucher_no text primary key references voucher,
  reversed_voucher_no text not null unique references voucher,
  reason text not null,
  requested_by text not null,
  reviewed_by text not null,
  check (voucher_no <> reversed_voucher_no),
  check (requested_by <> reviewed_by)
);
create trigger voucher_reversal_is_final before update or delete or truncate on voucher_reversal
  for each statement execute function refuse_change();

-- A movement that the warehouse took back by a red-letter slip.
create table reversed_movement (
  movement_id text primary key references stock_movement,
  counter_movement_id text not null unique,
  document_no text not null,
  at timestamptz not null,
  received_at timestamptz not null
);
create trigger reversed_movement_is_final before update or delete or truncate on reversed_movement
  for each statement execute function refuse_change();
