import pg from 'pg';

/** Does something as the administrator of a database; past ledgers and audit log, if that is asked. */
export async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>, { pastTriggers = false } = {}): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    if (pastTriggers) await admin.query('set session_replication_role = replica');
    return await work(admin);
  } finally {
    await admin.end();
  }
}

const ofSchemas = "nspname !~ '^(pg_|information_schema|remembered|public)'";

/** Every table, as a digest of its rows; every sequence; and how tables are made: columns, constraints, triggers, owners. */
export function pictureOf(url: string): Promise<Record<string, string>> {
  return asAdmin(url, async (admin) => {
    const rowsOf = async (query: string) => (await admin.query<{ name: string; is: string }>(query)).rows;
    const tables = await rowsOf(`select format('%I.%I', nspname, relname) as name, '' as is from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'r' and ${ofSchemas}`);
    const picture = [];
    for (const { name } of tables) picture.push(...(await rowsOf(`select 'rows of ${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(row::text, chr(10) order by row::text)), '') as is from ${name} as row`)));
    const made = [
      `select 'sequence ' || schemaname || '.' || sequencename as name, last_value::text as is from pg_sequences where schemaname !~ '^remembered'`,
      `select 'columns of ' || table_schema || '.' || table_name as name, string_agg(column_name || ' ' || data_type || ' ' || is_nullable, ', ' order by ordinal_position) as is
       from information_schema.columns where table_schema !~ '^(pg_|information_schema|remembered)' group by table_schema, table_name`,
      `select 'constraint ' || nspname || '.' || conrelid::regclass || '.' || conname as name, pg_get_constraintdef(pg_constraint.oid) as is from pg_constraint join pg_namespace on pg_namespace.oid = connamespace where ${ofSchemas}`,
      `select 'trigger ' || tgrelid::regclass || '.' || tgname as name, concat(tgenabled, ' ', tgtype) as is from pg_trigger where not tgisinternal`,
      `select 'owner of ' || nspname || '.' || relname as name, replace(pg_get_userbyid(relowner), current_database(), '') as is from pg_class join pg_namespace on pg_namespace.oid = relnamespace where ${ofSchemas}`,
    ];
    for (const query of made) picture.push(...(await rowsOf(query)));
    return Object.fromEntries(picture.map(({ name, is }) => [name, is]));
  });
}

/** How many tables of systems there are. */
export const tableCount = (url: string): Promise<number> =>
  asAdmin(url, async (admin) => (await admin.query(`select from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'r' and ${ofSchemas}`)).rowCount ?? 0);

/** Tables in which a text stands anywhere. */
export const tablesWith = (url: string, text: string): Promise<string[]> =>
  asAdmin(url, async (admin) => {
    const tables = await admin.query<{ name: string }>(`select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace where relkind = 'r' and ${ofSchemas} order by 1`);
    const found = [];
    for (const { name } of tables.rows) if ((await admin.query(`select from ${name} as row where row::text like '%' || $1 || '%' limit 1`, [text])).rowCount) found.push(name);
    return found;
  });
