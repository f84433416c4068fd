-- Who asked for a count by the form, and is told what came of it (SW-06).
alter table count_sheet add column asked_by text check (asked_by <> '');
