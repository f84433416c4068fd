-- The last movement by which a count had corrected a line's place, or its lot, when the line was counted (0: none). A
-- difference is posted only while that is still the last: what another count has corrected meanwhile it saw as well.
-- Lines counted before: not known.
alter table count_line add column correction_seen bigint;
create index correction_by_count on movement (part_no, id) where type in ('countShortage', 'countSurplus');
