import { contracts, type SystemClients } from '../systems/clients';
import type { SystemCallStep } from './schema';

/** Makes a call that a file names; throws for a system or operation that there is not. */
export async function callSystem(clients: SystemClients, call: SystemCallStep, key: string): Promise<void> {
  const name = Object.entries(contracts).find(([, contract]) => contract.system === call.system)?.[0];
  if (name === undefined) throw new Error(`There is no system ${call.system}`);
  const client: unknown = Reflect.get(clients, name);
  const operation: unknown = client !== null && typeof client === 'object' ? Reflect.get(client, call.operation) : undefined;
  if (typeof operation !== 'function') throw new Error(`${call.system} has no operation ${call.operation}`);
  await operation({ body: call.body, idempotencyKey: `test-case/${key}` });
}
