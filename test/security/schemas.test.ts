import { sql } from 'kysely';
import { beforeAll, afterAll, expect, test } from '@jest/globals';
import { monday, useEngine } from '../support/hooks';
import type { TestWorld } from '../support/world';

const engine = useEngine();
let world: TestWorld;
beforeAll(async () => {
  world = await engine.open(monday, { withWorkers: false });
});
afterAll(() => world.close());

test('the role of a system reads and writes its own schema and none of another', async () => {
  const { systems } = world.installation.systems;
  expect(systems.length).toBeGreaterThan(7);
  const schemas = systems.map(({ name }) => name.replaceAll('-', '_'));
  for (const { name, db } of systems) {
    const own = name.replaceAll('-', '_');
    const readable = await Promise.all(
      schemas.map(async (schema) => {
        const read = () => sql`select 1 from ${sql.table(`${schema}.outbox`)} limit 1`.execute(db);
        const write = () => sql`delete from ${sql.table(`${schema}.outbox`)} where id = -1`.execute(db);
        const refused = await Promise.allSettled([read(), write()]);
        return refused.every(({ status }) => status === 'fulfilled') ? schema : refused.some(({ status }) => status === 'fulfilled') ? `${schema} in part` : undefined;
      }),
    );
    expect({ name, readable: readable.filter(Boolean) }).toEqual({ name, readable: [own] });
  }
});
