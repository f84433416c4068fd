-- T-06 is met by loading: a carton that met a plan and is not loaded in time is decided on too (PD-11).
alter table late_decision drop constraint late_decision_reason_check;
alter table late_decision add constraint late_decision_reason_check check (reason in ('noPlan', 'leftBehind', 'notLoaded'));
