-- A make-up that is late: when a person was asked to decide on it, and has not decided yet (I-OP-10).
alter table outsourcing_order add column make_up_asked_at timestamptz;
