-- The receipt slip of painted parts was reversed by a red-letter slip and is made out anew (I-G-14): its pieces are to be taken in again.
create table paint_acceptance_taken_back (
  receipt_slip_no text primary key,
  painter_delivery_note_no text not null references painter_delivery_note,
  quantity integer not null check (quantity > 0),
  taken_back_at timestamptz not null
);
create trigger paint_acceptance_taken_back_is_final before update or delete or truncate on paint_acceptance_taken_back
  for each statement execute function refuse_change();
alter table painter_delivery_note add column taken_back_quantity integer not null default 0 check (taken_back_quantity >= 0);
alter table painter_delivery_note add constraint painter_delivery_note_taken_back_within check (accepted_quantity + taken_back_quantity <= coalesce(taken_quantity, 0));
-- A slip made out anew may be short too: what was missed when it was taken in is no longer one report a note.
alter table shortage_report drop constraint shortage_report_once;
create unique index shortage_report_counted_once on shortage_report (painter_delivery_note_no) where missed_when = 'counted';
