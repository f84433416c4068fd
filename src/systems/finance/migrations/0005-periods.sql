-- The day a voucher counts for, months that are settled and closed (I-G-14), and the month-end settlement with
-- the paint shops (OP-12, T-02, L-08).

alter table voucher add column posting_date date;
alter table voucher disable trigger voucher_is_final;
update voucher set posting_date = (at at time zone 'Asia/Shanghai')::date;
alter table voucher enable trigger voucher_is_final;
alter table voucher alter column posting_date set not null;
create index voucher_posting_date on voucher (posting_date);

-- A month with a row takes no postings; while it is settling, its own settlement's only.
create table period (
  month text primary key check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state text not null check (state in ('settling', 'closed')),
  settling_at timestamptz not null,
  closed_at timestamptz,
  check ((state = 'closed') = (closed_at is not null))
);

create function refuse_closed_month() returns trigger language plpgsql set search_path from current as $$
begin
  if exists (
    select from period
    where month = to_char(new.posting_date, 'YYYY-MM') and not (state = 'settling' and new.rule = 'L-08')
  ) then
    raise exception 'The month of % is closed: it takes no posting of % (I-G-14)', new.posting_date, new.rule
      using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger voucher_in_open_month before insert on voucher
  for each row execute function refuse_closed_month();

insert into posting_rule (id, summary) values ('L-08', 'Month-end deduction from a paint shop''s claim');

create table painter_settlement (
  settlement_no text primary key,
  painter_no text not null,
  month text not null references period,
  -- What the company owed the paint shop at the beginning; negative: what the paint shop owed.
  opening_fen bigint not null,
  claims_fen bigint not null,
  deductions_fen bigint not null check (deductions_fen >= 0),
  voucher_no text unique,
  settled_at timestamptz not null,
  unique (painter_no, month),
  check ((voucher_no is null) = (deductions_fen = 0))
);

-- Pieces that a paint shop did not give back and does not make up.
create table painter_deduction (
  deduction_no text primary key,
  outsourcing_order_no text not null,
  painter_no text not null,
  white_part_no text not null,
  quantity integer not null check (quantity > 0),
  unit_cost_fen bigint not null check (unit_cost_fen >= 0),
  -- When the shortage was recorded: deducted at the end of that month, or of the first one still open.
  missed_at timestamptz not null,
  received_at timestamptz not null,
  settlement_no text references painter_settlement
);
create index painter_deduction_pending on painter_deduction (painter_no, missed_at) where settlement_no is null;

create trigger painter_settlement_is_final before update or delete or truncate on painter_settlement
  for each statement execute function refuse_change();
