-- Cartons that are not shipped in time: left behind, kept or returned (PD-11, PD-12); dispatches that are cancelled.
alter table dispatch drop constraint dispatch_state_check;
alter table dispatch add constraint dispatch_state_check
  check (state in ('open', 'shipped', 'shippedSplit', 'cancelledAndRestocked'));

-- The carton went back to the store: no plan releases it any more.
alter table handover add column returned_at timestamptz;
drop index handover_waiting;
create unique index handover_waiting on handover (carton_no) where plan_no is null and returned_at is null;

-- PD-D6.3: the vehicle of the plan leaves without the carton.
create table left_behind (
  handover_no text not null references handover,
  plan_no text not null references dispatch_plan,
  carton_no text not null,
  note text,
  reported_by text not null,
  reported_at timestamptz not null,
  primary key (handover_no, plan_no)
);
create index left_behind_carton on left_behind (carton_no);

-- Decision note (PD-11): `<dispatch>/<n>`.
create table late_decision (
  decision_no text primary key,
  dispatch_no text not null references dispatch,
  handover_no text not null references handover,
  carton_no text not null,
  reason text not null check (reason in ('noPlan', 'leftBehind')),
  decision text not null check (decision in ('return', 'keep')),
  note text,
  plan_no text references dispatch_plan,
  decided_by text not null,
  decided_at timestamptz not null,
  -- T-06 runs again for a carton that is kept.
  plan_due_at timestamptz,
  check ((decision = 'keep') = (plan_due_at is not null)),
  check (reason = 'noPlan' or plan_no is not null)
);
create index late_decision_dispatch on late_decision (dispatch_no);

-- Cause and improvement record (PD-12), one for each decision.
create table improvement_record (
  decision_no text primary key references late_decision,
  cause text not null,
  responsible_dept text not null,
  measure text not null,
  recorded_by text not null,
  recorded_at timestamptz not null
);
