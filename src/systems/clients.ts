import { createClient, type Client, type ObserveCall } from '../http/client';
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
 */
export function createSystemClients(baseUrlOf: (system: string) => string, apiKey: string, observe?: ObserveCall): SystemClients {
  const clients = Object.entries(contracts).map(([name, contract]) => [
    name,
    createClient(contract, { baseUrl: baseUrlOf(contract.system), apiKey, ...(observe ? { observe } : {}) }),
  ]);
  // Built from `contracts` itself, so keys and types agree.
  return Object.fromEntries(clients) as SystemClients;
}
