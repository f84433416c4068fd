import { z } from 'zod';
import { contracts, type SystemClients } from '../systems/clients';
import type { SystemCallStep } from './schema';

type Operation = (request: { body: unknown; idempotencyKey: string }) => Promise<unknown>;
const operations = z.custom<Operation>((value) => typeof value === 'function');

/** Makes a call that a file names; throws for a system or operation that there is not. */
export async function callSystem(clients: SystemClients, call: SystemCallStep, key: string): Promise<void> {
  const name = Object.entries(contracts).find(([, contract]) => contract.system === call.system)?.[0];
  if (name === undefined) throw new Error(`There is no system ${call.system}`);
  const client: unknown = Reflect.get(clients, name);
  const operation = operations.safeParse(client !== null && typeof client === 'object' ? Reflect.get(client, call.operation) : undefined);
  if (!operation.success) throw new Error(`${call.system} has no operation ${call.operation}`);
  await operation.data({ body: call.body, idempotencyKey: `test-case/${key}` });
}
