import type { Operation } from '../http/contract';
import { contracts, type SystemClients } from '../systems/clients';
import { DeliveryRefused } from './entry';

type Change = (call: { body: object; idempotencyKey: string }) => Promise<unknown>;

/**
 * Calls an operation named as in an outbox entry: `finance/registerSalesTerms`.
 * Rejects with DeliveryRefused when there is no such change or the body does not fit its contract, else as
 * the client does (SystemRefusal, SystemUnavailable).
 */
export function createSystemCaller(clients: SystemClients) {
  return async (target: string, body: object, idempotencyKey: string): Promise<void> => {
    const { operation, change } = findChange(clients, target);
    assertFits(target, operation, body);
    await change({ body, idempotencyKey });
  };
}

function findChange(clients: SystemClients, target: string): { operation: Operation; change: Change } {
  const [system, name = ''] = target.split('/');
  for (const key of systemKeys) {
    const operations: Record<string, Operation> = contracts[key].operations;
    const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
    if (contracts[key].system !== system || operation?.method !== 'post' || operation.params) continue;
    // The client has a call for each operation of its contract; the body is checked with the operation's schema.
    const change: unknown = Reflect.get(clients[key], name);
    if (isChange(change)) return { operation, change };
  }
  throw new DeliveryRefused(`There is no change '${target}' in any system's contract`);
}

const isChange = (value: unknown): value is Change => typeof value === 'function';

/** The keys of `contracts`, which are its own and no others. */
const systemKeys = Object.keys(contracts) as (keyof typeof contracts)[];

function assertFits(target: string, operation: Operation, body: object): void {
  const parsed = operation.body?.safeParse(body);
  if (!parsed || parsed.success) return;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new DeliveryRefused(`The body for ${target} does not fit its contract. ${faults.join('; ')}`);
}
