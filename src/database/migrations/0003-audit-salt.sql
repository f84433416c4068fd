-- A row's digest outlives its content: salted, nobody finds a removed name by trying names.
alter table audit_row add column salt text;
alter table audit_row alter column salt set default gen_random_uuid()::text;

create or replace function audit_row_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.before is null and new.after is null and new.salt is null and new.digest is not null
     and (new.entry_id, new.row_no, new.table_name) = (old.entry_id, old.row_no, old.table_name) then return new; end if;
  raise exception 'The audit log is append-only: a row is never changed' using errcode = 'restrict_violation';
end
$$;
