-- What is asked for of a ledger of millions of entries, kept with them: their sums, and what is not posted.

-- The sums of the entries, kept with them; the trial balance still adds up the entries themselves.
create table balance (
  account text not null references account,
  -- Null: no party.
  party text,
  debit_fen bigint not null,
  credit_fen bigint not null,
  unique nulls not distinct (account, party)
);
insert into balance (account, party, debit_fen, credit_fen)
  select account, party, sum(debit_fen), sum(credit_fen) from entry group by account, party;

create function add_to_balance() returns trigger language plpgsql set search_path from current as $$
begin
  -- Vouchers that commit at once take turns here, for the moment of their commit: without it two might wait for each other.
  perform pg_advisory_xact_lock('entry'::regclass::oid::bigint);
  insert into balance as kept (account, party, debit_fen, credit_fen) values (new.account, new.party, new.debit_fen, new.credit_fen)
    on conflict (account, party) do update
    set debit_fen = kept.debit_fen + excluded.debit_fen, credit_fen = kept.credit_fen + excluded.credit_fen;
  return null;
end $$;
-- At commit, so that nobody waits for a voucher that is still being made.
create constraint trigger entry_is_added after insert on entry
  deferrable initially deferred for each row execute function add_to_balance();

-- Movements that no voucher was made from, and that were not taken back: few, among all that ever were.
create table unposted_movement (
  movement_id text primary key references stock_movement,
  received_at timestamptz not null
);
create index unposted_movement_received on unposted_movement (received_at, movement_id);
insert into unposted_movement (movement_id, received_at)
  select movement_id, received_at from stock_movement
  where not exists (select from voucher where source = movement_id)
    and not exists (select from reversed_movement where reversed_movement.movement_id = stock_movement.movement_id);

create function enter_unposted() returns trigger language plpgsql set search_path from current as $$
begin
  insert into unposted_movement (movement_id, received_at) select new.movement_id, new.received_at
    where not exists (select from voucher where source = new.movement_id)
      and not exists (select from reversed_movement where movement_id = new.movement_id);
  return null;
end $$;
create trigger stock_movement_is_unposted after insert on stock_movement
  for each row execute function enter_unposted();

create function strike_posted() returns trigger language plpgsql set search_path from current as $$
begin
  delete from unposted_movement where movement_id = new.source;
  return null;
end $$;
create trigger voucher_posts_movement after insert on voucher
  for each row execute function strike_posted();

create function strike_reversed() returns trigger language plpgsql set search_path from current as $$
begin
  delete from unposted_movement where movement_id = new.movement_id;
  return null;
end $$;
create trigger movement_is_taken_back after insert on reversed_movement
  for each row execute function strike_reversed();
