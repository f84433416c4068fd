import { findChange, type SystemClients } from '../systems/clients';
import type { SystemCallStep } from './schema';

/** Makes a change that a file names; throws for a system or operation that there is not. */
export async function callSystem(clients: SystemClients, { system, operation, body, file }: SystemCallStep, key: string): Promise<void> {
  const change = findChange(clients, system, operation);
  if (!change) throw new Error(`${system} has no change ${operation}`);
  const upload = file && { name: file.name, content: Buffer.from(file.base64, 'base64') };
  await change.call({ body, ...(upload && { file: upload }), idempotencyKey: `test-case/${key}` });
}
