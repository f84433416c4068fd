-- What every system needs: answers by idempotency key, the outbox, and running numbers.
create table idempotency (
  key text primary key,
  operation text not null,
  request_hash text not null,
  response jsonb,
  created_at timestamptz not null
);

create table outbox (
  id bigint generated always as identity primary key,
  channel text not null check (channel in ('message', 'system', 'notice')),
  target text not null,
  dedup_key text not null unique,
  payload jsonb not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at timestamptz,
  last_error text
);
create index outbox_due on outbox (next_attempt_at, id) where delivered_at is null;

create table serial (
  prefix text not null,
  period text not null,
  last integer not null,
  primary key (prefix, period)
);
