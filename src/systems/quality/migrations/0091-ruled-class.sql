-- Only motors are repaired (WR-D3.3): a re-check and a second ruling go by the class too. Null: judged before.
alter table warranty_ruling add column part_class text;
