import type { Operation } from '../http/contract';
import { findChange, type SystemClients } from '../systems/clients';
import { DeliveryRefused } from './entry';

/**
 * Calls an operation named as in an outbox entry: `finance/registerSalesTerms`.
 * Rejects with DeliveryRefused when there is no such change or the body does not fit its contract, else as
 * the client does (SystemRefusal, SystemUnavailable).
 */
export function createSystemCaller(clients: SystemClients) {
  return async (target: string, body: object, idempotencyKey: string): Promise<void> => {
    const [system = '', name = ''] = target.split('/');
    const change = findChange(clients, system, name);
    if (!change) throw new DeliveryRefused(`There is no change '${target}' in any system's contract`);
    assertFits(target, change.operation, body);
    await change.call({ body, idempotencyKey });
  };
}

function assertFits(target: string, operation: Operation, body: object): void {
  const parsed = operation.body?.safeParse(body);
  if (!parsed || parsed.success) return;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new DeliveryRefused(`The body for ${target} does not fit its contract. ${faults.join('; ')}`);
}
