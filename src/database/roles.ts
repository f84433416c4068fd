import { createHmac } from 'node:crypto';
import pg from 'pg';

/**
 * Makes sure that a system's schema and its login role exist, and returns the role's connection string.
 * The role owns its schema and may not look into another system's.
 * Its password is derived from the administrator's connection string, so no second secret is kept.
 * @param adminUrl connection string of a role that may create roles and schemas
 */
export async function ensureSchema(adminUrl: string, schema: string): Promise<string> {
  const { role, password } = roleOf(adminUrl, schema);
  await withAdmin(adminUrl, (admin) => makeSchema(admin, adminUrl, schema));
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

/** The same on a connection of the administrator, at whose end others may make schemas again. Returns the role. */
export async function makeSchema(admin: pg.Client, adminUrl: string, schema: string): Promise<string> {
  const { role, password } = roleOf(adminUrl, schema);
  // Roles belong to the whole server: two processes setting up at once must take turns.
  await admin.query('select pg_advisory_lock(7305)');
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role]);
  const verb = rowCount ? 'alter' : 'create';
  await admin.query(`${verb} role ${admin.escapeIdentifier(role)} login password ${admin.escapeLiteral(password)}`);
  await admin.query(`grant ${admin.escapeIdentifier(role)} to current_user`);
  await admin.query(
    `create schema if not exists ${admin.escapeIdentifier(schema)} authorization ${admin.escapeIdentifier(role)}`,
  );
  return role;
}

function roleOf(adminUrl: string, schema: string): { role: string; password: string } {
  const url = new URL(adminUrl);
  const role = `${url.pathname.slice(1)}_${schema}`;
  return { role, password: createHmac('sha256', url.password || adminUrl).update(role).digest('hex') };
}

async function withAdmin(adminUrl: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
