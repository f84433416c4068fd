-- Who changed what: an entry for each change of the system, and the rows that it changed, as they were and as they are.
create sequence audit_number;

create table audit_entry (
  id bigint primary key,
  -- Null, and the caller a role of the database: changed past the system.
  at timestamptz,
  caller text not null,
  operation text,
  idempotency_key text,
  persons text[] not null default '{}',
  subjects text[] not null default '{}',
  -- Place in the chain; null until it is sealed.
  no bigint unique,
  previous_hash text,
  hash text
);
create index audit_unsealed on audit_entry (id) where no is null;

create table audit_row (
  entry_id bigint not null,
  row_no bigint generated always as identity,
  table_name text not null,
  before text,
  after text,
  -- What the chain knows of the row, kept when the row's content is removed.
  digest text,
  primary key (entry_id, row_no)
);

-- The setting names the transaction's entry; it ends with the transaction.
create function audit_change() returns trigger language plpgsql set search_path from current as $$
declare
  setting text := 'audit.' || tg_table_schema;
  entry bigint := nullif(current_setting(setting, true), '')::bigint;
begin
  if entry is null then
    entry := nextval('audit_number');
    perform set_config(setting, entry::text, true);
    insert into audit_entry (id, caller) values (entry, 'database:' || session_user);
  end if;
  insert into audit_row (entry_id, table_name, before, after)
  values (entry, tg_table_name, case when tg_op <> 'INSERT' then to_json(old)::text end, case when tg_op <> 'DELETE' then to_json(new)::text end);
  return null;
end
$$;

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.no is null then return new; end if;
  raise exception 'The audit log is append-only: what is sealed is never changed' using errcode = 'restrict_violation';
end
$$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_entry_stays();

-- Only a row's content may go, for good: the chain goes on by its digest.
create function audit_row_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.before is null and new.after is null and new.digest is not null
     and (new.entry_id, new.row_no, new.table_name) = (old.entry_id, old.row_no, old.table_name) then return new; end if;
  raise exception 'The audit log is append-only: a row is never changed' using errcode = 'restrict_violation';
end
$$;
create trigger audit_row_stays before update or delete on audit_row for each row execute function audit_row_stays();
