-- Where a dealer's goods go, as the order desk knows it, and where those of a document go: the logistics slip names it (PD-07).
alter table dealer add column destination text check (destination <> '');
alter table shipping_document add column destination text check (destination <> '');
