-- What special meetings resolved, with their attendees (PS-10).
create table meeting_resolution (
  meeting_resolution_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  sheet_revision integer not null check (sheet_revision > 0),
  resolution text not null check (resolution in ('scrapAll', 'scrapPart', 'scrapNone')),
  resolution_text text not null,
  lines jsonb not null,
  attendees jsonb not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  -- A list is resolved once; a revised one goes its whole course again.
  unique (case_no, sheet_revision)
);
create trigger meeting_resolution_is_final before update or delete or truncate on meeting_resolution
  for each statement execute function refuse_file_change();
