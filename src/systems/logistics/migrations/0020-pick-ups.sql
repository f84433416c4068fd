-- Returned vehicles that Service Marketing fetched (VR-D6.3).
create table pick_up (
  pick_up_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null,
  frame_no text not null,
  place text not null check (place <> ''),
  fetched_by text not null,
  fetched_at timestamptz not null
);
create index pick_up_case on pick_up (case_no, position);
