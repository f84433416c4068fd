import { createClient, type CallWay, type Client, type ObserveCall } from '../http/client';
import type { Operation } from '../http/contract';
import { peopleContract } from '../people/contract';
import { calendarContract } from './calendar/contract';
import { documentsContract } from './documents/contract';
import { financeContract } from './finance/contract';
import { logisticsContract } from './logistics/contract';
import { orderDeskContract } from './order-desk/contract';
import { purchasingContract } from './purchasing/contract';
import { qualityContract } from './quality/contract';
import { warehouseContract } from './warehouse/contract';

/** The company systems, and the people directory beside them, as workers and the relay call them. */
export const contracts = {
  orderDesk: orderDeskContract,
  warehouse: warehouseContract,
  logistics: logisticsContract,
  finance: financeContract,
  documents: documentsContract,
  calendar: calendarContract,
  purchasing: purchasingContract,
  quality: qualityContract,
  people: peopleContract,
};

export type SystemClients = { [K in keyof typeof contracts]: Client<(typeof contracts)[K]> };

/**
 * Clients of all systems.
 * @param baseUrlOf base URL of a system by its kebab-case name (`order-desk`)
 * @param observe told how long each call took
 * @param way how calls reach the systems; left out, by HTTP
 */
export function createSystemClients(baseUrlOf: (system: string) => string, apiKey: string, observe?: ObserveCall, way?: CallWay): SystemClients {
  const clients = Object.entries(contracts).map(([name, contract]) => [
    name,
    createClient(contract, { baseUrl: baseUrlOf(contract.system), apiKey, observe, way }),
  ]);
  // Built from `contracts` itself, so keys and types agree.
  return Object.fromEntries(clients) as SystemClients;
}

/** A change of a system, with the operation that says what its body must be. */
export interface Change {
  operation: Operation;
  call: Call;
}
type Call = (call: { body: object; idempotencyKey: string }) => Promise<unknown>;

/** The change that a file or an outbox names (`finance`, `registerSalesTerms`); undefined when there is none. */
export function findChange(clients: SystemClients, system: string, name: string): Change | undefined {
  const key = systemKeys.find((each) => contracts[each].system === system);
  if (key === undefined) return undefined;
  const operations: Record<string, Operation> = contracts[key].operations;
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation?.method !== 'post' || operation.params) return undefined;
  // The client has a call for each operation of its contract; the body is checked with the operation's schema.
  const call: unknown = Reflect.get(clients[key], name);
  return isCall(call) ? { operation, call } : undefined;
}

const isCall = (value: unknown): value is Call => typeof value === 'function';

/** The keys of `contracts`, which are its own and no others. */
const systemKeys = Object.keys(contracts) as (keyof typeof contracts)[];
