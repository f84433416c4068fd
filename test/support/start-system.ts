import { VirtualClock } from '../../src/clock';
import { Callers } from '../../src/http/callers';
import { createClient, type Client } from '../../src/http/client';
import type { Contract } from '../../src/http/contract';
import { createLogger } from '../../src/log';
import { openSystem, type RunningSystem, type SystemDefinition } from '../../src/systems/system';
import { listen } from './listen';
import { tableMemory, type Remembered } from './remember-tables';
import { createTestDatabase } from './test-database';

const apiKey = 'key-of-these-tests';
/** API key of one dealer, D-101, who is held to what is theirs. */
export const keyOfDealer = 'key-of-the-dealer-D-101';

export interface StartedSystem<C extends Contract> {
  client: Client<C>;
  clock: VirtualClock;
  running: RunningSystem;
  /** Where it answers, and the key that opens it. */
  url: string;
  apiKey: string;
  /** Connection string of the test database's administrator. */
  adminUrl: string;
  /** A POST as any program might send it: the status and the answer, whatever they are. */
  post(path: string, body: unknown, idempotencyKey: string): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/** Databases that tests of this process have left, by their system: with its tables, as they were when they were new. */
const left = new Map<string, { url: string; tables: Remembered }[]>();

/** One company system over HTTP, on a database of its own, at Monday 7 September 2026 09:00 (scenarios.md). */
export async function startSystem<C extends Contract, Tables>(
  definition: SystemDefinition<C, Tables>,
  start = new Date('2026-09-07T09:00:00+08:00'),
): Promise<StartedSystem<C>> {
  const { system } = definition.contract;
  const before = left.get(system)?.pop();
  const adminUrl = before?.url ?? (await createTestDatabase()).url;
  const clock = new VirtualClock(start);
  const logger = createLogger('silent');
  const running = await openSystem(definition, { adminUrl, clock, logger, callers: new Callers([{ name: 'tests', scope: 'everything', keys: [apiKey] }, { name: 'dealers/D-101', scope: 'everything', keys: [keyOfDealer], dealerNo: 'D-101' }]) });
  const tables = before?.tables ?? (await (await tableMemory(adminUrl)).remember());
  const server = await listen(running.app);
  return {
    client: createClient(definition.contract, { baseUrl: server.url, apiKey }),
    clock,
    running,
    url: server.url,
    apiKey,
    adminUrl,
    async post(path, body, idempotencyKey) {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json', 'idempotency-key': idempotencyKey };
      const response = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: response.status, body: await response.json() };
    },
    async close() {
      await server.close();
      await running.close();
      await tables.putBack();
      left.set(system, [...(left.get(system) ?? []), { url: adminUrl, tables }]);
    },
  };
}
