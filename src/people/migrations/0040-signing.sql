-- Acts of a case over all its instances, and those by which a sheet is signed: for which department and post, as whose deputy.
alter table act
  add column case_no text,
  add column sheet text,
  add column revision integer,
  add column signing_point text,
  add column department text,
  add column post text,
  add column stands_in_for text,
  add constraint act_signing check (
    (signing_point is null) = (sheet is null) and (signing_point is null) = (revision is null) and (signing_point is null) = (department is null)
    and (signing_point is null or (case_no is not null and post is not null))
  );
create index act_of_case on act (case_no, act, id) where case_no is not null;
