-- Pieces that passed may not be there when they are taken in (SW-D2.2): a delivery note can have a shortage of each kind.
alter table shortage_report add column missed_when text not null default 'counted' check (missed_when in ('counted', 'takenIn'));
alter table shortage_report drop constraint shortage_report_painter_delivery_note_no_key;
alter table shortage_report add constraint shortage_report_once unique (painter_delivery_note_no, missed_when);
