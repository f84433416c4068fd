-- What is on a slip whose goods may leave; null: it is not known, and may be all that is ready.
alter table handover add column slip_lines jsonb;
