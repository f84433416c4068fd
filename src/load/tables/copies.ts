import type pg from 'pg';
import type { Column, SeedTable } from './seed';

/** Between two copies of a given number; no seed has so many rows. */
const step = 100_000;
/** So far apart in time are two copies. */
const apart = "interval '5 minutes'";

/** Keeps the rows of the tables as they are now, to be copied from. */
export async function keepSeed(admin: pg.Client, tables: SeedTable[]): Promise<void> {
  for (const table of tables) await admin.query(`create table ${seedOf(table)} as select * from ${table.name}`);
}

/**
 * Copies the seed's rows, by `generate_series`, with numbers of their own: whatever is the key of a row carries the copy's
 * number behind it, wherever it stands, so that a copied case holds together as its first one does.
 * @param from number of the first copy
 */
export async function addCopies(admin: pg.Client, tables: SeedTable[], from: number, to: (table: SeedTable) => number): Promise<void> {
  // Triggers keep papers unchanged and months closed; copies come past them, as a restore does.
  await admin.query('set session_replication_role = replica');
  for (const table of tables) {
    if (to(table) < from) continue;
    const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
    const values: string[] = [];
    for (const column of table.columns) values.push(await valueOf(admin, table, column));
    await admin.query(
      `insert into ${table.name} (${names}) overriding system value
       select ${values.join(', ')} from generate_series(${from}, ${to(table)}) as copy, ${seedOf(table)} as seed on conflict do nothing`,
    );
  }
  await admin.query('set session_replication_role = origin');
}

const seedOf = ({ name }: SeedTable) => `load."${name.replaceAll('"', '')}"`;

async function valueOf(admin: pg.Client, table: SeedTable, { name, type, isGivenNumber }: Column): Promise<string> {
  const column = `seed."${name}"`;
  if (isGivenNumber) return `${column} + copy::bigint * ${step}`;
  if (type === 'timestamp with time zone') return `${column} - copy * ${apart}`;
  if (type !== 'text') return column;
  const ofKeys = `exists (select from load.key where value = ${column})`;
  const { rows } = await admin.query(`select from ${seedOf(table)} as seed where ${ofKeys} limit 1`);
  // Before a line's number: a copied line belongs to the copied paper, and reads as any line does.
  return rows.length === 0 ? column : `case when ${ofKeys} then regexp_replace(${column}, '^[^/]*', '\\&~' || copy) else ${column} end`;
}
