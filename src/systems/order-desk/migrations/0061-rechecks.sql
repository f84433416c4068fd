-- When Quality has re-checked a part: from then on it is with the adjudicator's superior (WR-08).
alter table returned_part add column rechecked_at timestamptz;
