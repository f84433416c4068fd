-- A released difference that would take picked pieces away is not posted: what was picked meanwhile is counted too.
alter table difference_report drop constraint difference_report_state_check;
alter table difference_report add constraint difference_report_state_check
  check (state in ('open', 'refused', 'released', 'posted', 'overtaken'));

-- Order of making, also within one moment.
alter table issue_slip add column position bigint generated always as identity unique;
