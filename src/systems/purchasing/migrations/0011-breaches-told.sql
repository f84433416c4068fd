-- A breach is told to people once, by the timer; it may have been recorded before, when the late delivery was counted.
alter table paint_due add column told_at timestamptz;
update paint_due set told_at = breached_at;
alter table paint_due add constraint paint_due_told_of_breach check (told_at is null or breached_at is not null);
