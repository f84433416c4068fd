-- Goods come back from handover staging (PD-D5.1), and slips are void after their review (DO-D5.1).
alter table movement drop constraint movement_type_check;
alter table movement add constraint movement_type_check
  check (type in ('opening', 'otherReceipt', 'staging', 'stagingReturn', 'departure'));

alter table issue_slip add column cancel_reason text check (cancel_reason <> '');
alter table issue_slip add column cancelled_at timestamptz;
alter table issue_slip drop constraint issue_slip_check3;
alter table issue_slip add constraint issue_slip_void_has_reason
  check (state <> 'void' or review_reason is not null or cancel_reason is not null);
alter table issue_slip add constraint issue_slip_cancelled_is_void
  check (((cancelled_at is null) = (cancel_reason is null)) and (cancelled_at is null or state = 'void'));
