-- A posted slip is corrected by a red-letter counter paper that names it, never edited (I-G-14), and only once.
create table red_letter_slip (
  red_letter_slip_no text primary key,
  reversed_slip_no text not null unique references stock_slip,
  reason text not null,
  requested_by text not null,
  reviewed_by text not null,
  posted_at timestamptz not null,
  check (requested_by <> reviewed_by)
);

create trigger red_letter_slip_is_final before update or delete or truncate on red_letter_slip
  for each statement execute function refuse_change();
