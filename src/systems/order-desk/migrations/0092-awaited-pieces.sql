-- Pieces of an open request that are still awaited, as the system says that has it in hand; null: all that were asked for.
alter table line_supply add column still_awaited integer check (still_awaited > 0);
