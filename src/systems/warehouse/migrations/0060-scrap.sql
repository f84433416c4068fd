-- Scrap candidates and scrap lists (WR-19, PS-01, PS-D5), their stocktake by lines (PS-11).

-- Pieces of a lot that nobody takes back. What of them is neither on a list nor done with waits for a list.
create table scrap_candidate (
  candidate_id text primary key,
  position bigint generated always as identity unique,
  old_part_no text not null references old_part,
  part_no text not null references part,
  part_name text not null,
  case_no text not null,
  quantity integer not null check (quantity between 1 and 100000),
  unit_value_fen bigint not null check (unit_value_fen >= 0),
  reason text not null,
  -- Who did not take it; null: nobody was asked (WR-D7.3).
  supplier_no text,
  added_by text not null,
  added_at timestamptz not null,
  listed integer not null default 0 check (listed >= 0),
  scrapped integer not null default 0 check (scrapped >= 0),
  kept integer not null default 0 check (kept >= 0),
  to_supplier integer not null default 0 check (to_supplier >= 0),
  missing integer not null default 0 check (missing >= 0),
  open integer generated always as (quantity - listed - scrapped - kept - to_supplier - missing) stored check (open >= 0)
);
create index scrap_candidate_lot on scrap_candidate (old_part_no, position);
create index scrap_candidate_open on scrap_candidate (position) where open > 0;

-- No piece in two places: what waits for a list, or is on one, lies in its lot.
create function require_lot_covers_candidates() returns trigger language plpgsql set search_path from current as $$
declare
  lot text := new.old_part_no;
  claimed bigint;
  there integer;
begin
  select coalesce(sum(open + listed), 0) into claimed from scrap_candidate where old_part_no = lot;
  select on_hand into there from old_part where old_part_no = lot;
  if claimed > there then
    raise exception 'Of % there are % pieces in the old-parts store, % of them are scrap candidates', lot, there, claimed
      using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- At commit, when both are written.
create constraint trigger old_part_covers_candidates after update of on_hand on old_part
  deferrable initially deferred for each row execute function require_lot_covers_candidates();
create constraint trigger candidates_are_covered after insert or update on scrap_candidate
  deferrable initially deferred for each row execute function require_lot_covers_candidates();

create table scrap_case (
  case_no text primary key,
  position bigint generated always as identity unique,
  state text not null check (state in ('drawingUp', 'listed', 'decided', 'ended')),
  end_state text check (end_state in ('scrapped', 'partlyScrapped', 'notScrapped', 'withdrawn')),
  opened_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'ended') = (end_state is not null)),
  check ((ended_at is null) = (end_state is null))
);
create index scrap_case_drawing_up on scrap_case (position) where state = 'drawingUp';

create table scrap_list (
  scrap_list_no text primary key,
  position bigint generated always as identity unique,
  case_no text not null references scrap_case,
  sheet_revision integer not null check (sheet_revision > 0),
  scrap_amount_fen bigint not null check (scrap_amount_fen >= 0),
  drawn_up_by text not null,
  drawn_up_at timestamptz not null,
  -- Null: not decided, or replaced by the next revision.
  decision text check (decision in ('scrapAll', 'scrapPart', 'scrapNone', 'withdraw')),
  decided_at timestamptz,
  unique (case_no, sheet_revision),
  check ((decision is null) = (decided_at is null))
);

create table scrap_list_line (
  scrap_list_no text not null references scrap_list,
  line_no integer not null,
  candidate_id text not null references scrap_candidate,
  quantity integer not null check (quantity > 0),
  unit_value_fen bigint not null check (unit_value_fen >= 0),
  -- Approved for scrapping, less what the stocktake did not find.
  scrap_quantity integer not null check (scrap_quantity >= 0),
  keep_quantity integer not null default 0 check (keep_quantity >= 0),
  supplier_quantity integer not null default 0 check (supplier_quantity >= 0),
  scrapped integer not null default 0 check (scrapped >= 0 and scrapped <= scrap_quantity),
  primary key (scrap_list_no, line_no),
  unique (scrap_list_no, candidate_id),
  check (scrap_quantity + keep_quantity + supplier_quantity <= quantity)
);

-- A count of a lot, and of a scrap list's line in it: several may lie at one place.
alter table count_line add column old_part_no text references old_part;
alter table count_line add column candidate_id text references scrap_candidate;
alter table count_line drop constraint count_line_count_sheet_no_part_no_location_key;
alter table count_line add constraint count_line_place unique nulls not distinct (count_sheet_no, part_no, location, old_part_no, candidate_id);
