-- Where a dealer's goods go; logistics proposes it for the logistics slip (PD-07).
alter table dealer add column destination text check (destination <> '');
