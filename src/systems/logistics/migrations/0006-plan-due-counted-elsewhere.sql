-- T-06 is counted by the calendar, from the moment of the decision; its check on the column goes with it.
alter table late_decision drop column plan_due_at;
