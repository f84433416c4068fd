import { randomBytes } from 'node:crypto';
import pg from 'pg';

/**
 * Makes an empty database beside that of an administrator's connection string, to try something in; `leave` drops it, with the
 * roles that were made for it.
 */
export async function besideDatabase(adminUrl: string): Promise<{ url: string; leave(): Promise<void> }> {
  const name = `rehearsal_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`));
  const url = new URL(adminUrl);
  url.pathname = name;
  return { url: url.href, leave: () => asAdmin(adminUrl, (admin) => drop(admin, name)) };
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  await admin.query(`drop database ${name} with (force)`);
  const roles = await admin.query<{ rolname: string }>('select rolname from pg_roles where starts_with(rolname, $1)', [`${name}_`]);
  for (const { rolname } of roles.rows) await admin.query(`drop role ${admin.escapeIdentifier(rolname)}`);
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
