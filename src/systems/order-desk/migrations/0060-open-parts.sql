-- When a contested ruling was made anew: from then on the part is not with Quality any more (WR-08).
alter table returned_part add column second_ruled_at timestamptz;
