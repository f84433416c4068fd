-- The class of a cause is decided by the owners' table when the opinion is written, and kept with it (A-01).
alter table form_opinion add column cause_class text;
alter table incident_cause add column cause_class text;
alter table corrective_action add column cause_class text;

-- What was written before was classed by the same rule, in code.
create function class_of_cause(cause text) returns text language sql immutable as $$
  select case
    when cause in ('materialDefect', 'productionDefect', 'designDefect') then 'qualityAbnormality'
    when cause = 'other' then 'other'
    else 'humanFactor'
  end
$$;
alter table form_opinion disable trigger form_opinion_is_final;
update form_opinion set cause_class = class_of_cause(cause);
alter table form_opinion enable trigger form_opinion_is_final;
update incident_cause set cause_class = class_of_cause(cause);
update corrective_action set cause_class = class_of_cause(cause);
drop function class_of_cause;

alter table form_opinion alter column cause_class set not null;
alter table incident_cause alter column cause_class set not null;
alter table corrective_action alter column cause_class set not null;
