-- Which classes are repaired is the owners' table (WR-D3.3): a ruling keeps what it said of the part. Null: judged before.
alter table warranty_ruling alter column part_class type boolean using part_class = 'motor';
alter table warranty_ruling rename column part_class to repairable;
