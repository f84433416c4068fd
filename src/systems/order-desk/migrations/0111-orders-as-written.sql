-- What dealers write beside part number and quantity, kept as written: name and variety of a part (S6.1, S4.1), the order's date.
alter table wanted_line add column part_name text check (part_name <> ''), add column variety text check (variety <> '');
alter table dealer_order add column order_date date;
