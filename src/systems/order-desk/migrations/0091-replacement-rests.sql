-- Why the rest of a free replacement that was not sent in full is not sent any more (DI-14, X-12).
alter table incident_measure add column rest_note text;
-- What the orders of a case sent is asked when one of them ends.
create index dealer_order_by_case on dealer_order (case_no) where case_no is not null;
