-- Who did what in which process instance: reserved when a task is completed, confirmed when it has passed.
create table act (
  id bigint generated always as identity primary key,
  instance text not null,
  passage text not null unique,
  act text not null,
  person_id text not null,
  acted_as text not null check (acted_as in ('holder', 'deputy')),
  state text not null check (state in ('reserved', 'confirmed')),
  reserved_at timestamptz not null,
  confirmed_at timestamptz,
  constraint act_confirmed check ((state = 'confirmed') = (confirmed_at is not null))
);
create index act_latest on act (instance, act, id);
