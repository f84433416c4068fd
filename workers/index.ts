import type { TaskListener, Worker } from '../src/worker/define';
import type { SystemClients } from '../src/systems/clients';
import { calendarWorkers } from './calendar';
import { documentsWorkers } from './documents';
import { financeWorkers } from './finance';
import { logisticsWorkers } from './logistics';
import { orderDeskWorkers } from './order-desk';
import { peopleWorkers } from './people';
import { purchasingWorkers } from './purchasing';
import { qualityWorkers } from './quality';
import { warehouseWorkers } from './warehouse';

type AnyWorker = Worker<SystemClients> | TaskListener<SystemClients>;

/** Every worker there is, by the company system it calls. */
const workers: Record<string, AnyWorker[]> = {
  calendar: calendarWorkers,
  documents: documentsWorkers,
  finance: financeWorkers,
  logistics: logisticsWorkers,
  'order-desk': orderDeskWorkers,
  people: peopleWorkers,
  purchasing: purchasingWorkers,
  quality: qualityWorkers,
  warehouse: warehouseWorkers,
};

/** Company systems that there are workers for. */
export const systemsWithWorkers: readonly string[] = Object.keys(workers);

/** The workers of one system, or all; throws for a system that has none, naming those that have. */
export function workersOf(system?: string): AnyWorker[] {
  if (system === undefined) return Object.values(workers).flat();
  const found = workers[system];
  if (!found) throw new Error(`No workers for '${system}'. There are workers for: ${systemsWithWorkers.join(', ')}.`);
  return found;
}
