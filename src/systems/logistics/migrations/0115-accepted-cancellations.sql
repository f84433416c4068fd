-- When the order desk accepted the cancellation, not when its call came; and which issue slips counted as handed over
-- then: that their goods leave is no refusal of it (DO-D5.2).
alter table cancelled_order rename column told_at to accepted_at;
alter table cancelled_order add column slips_handed_over text[] not null default '{}';
