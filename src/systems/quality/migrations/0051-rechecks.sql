-- What Quality finds when a ruling is contested, before the adjudicator's superior rules finally (WR-08).
create table warranty_recheck (
  returned_part_no text primary key references warranty_ruling,
  finding text not null,
  proposed_ruling text not null check (proposed_ruling in ('outOfScope', 'inScope', 'forRepair')),
  checked_by text not null,
  checked_at timestamptz not null
);
-- Why the superior rules as he does, where he says so.
alter table warranty_second_ruling add column reason text check (reason <> '');
-- Of a ruling made since, the finding stands in the re-check.
alter table warranty_second_ruling alter column finding drop not null;
