import { sql, type Kysely } from 'kysely';

/**
 * Has the changes of every table of the schema recorded. Left out are the base tables, which are no business, and tables of files'
 * contents, which another table names by their checksum.
 */
export async function auditTables<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`
    do $$
    declare name text;
    begin
      for name in
        select relname from pg_class
        where relnamespace = (select oid from pg_namespace where nspname = current_schema()) and relkind = 'r'
          and relname !~ '^(audit_|kysely_)' and relname not in ('idempotency', 'outbox', 'serial')
          and not exists (select from pg_trigger where tgrelid = pg_class.oid and tgname = 'audited')
          and not exists (select from pg_attribute where attrelid = pg_class.oid and atttypid = 'bytea'::regtype and not attisdropped)
      loop
        execute format('create trigger audited after insert or update or delete on %I for each row execute function audit_change()', name);
      end loop;
    end
    $$`.execute(db);
}
