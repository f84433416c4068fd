-- What the old-parts store is worth is added up over the lots that are there, not over all that ever were.
create index old_part_there on old_part (on_hand, unit_value_fen) where on_hand > 0;
