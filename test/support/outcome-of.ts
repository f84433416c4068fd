import { expect } from '@jest/globals';
import type { SystemClients } from '../../src/systems/clients';
import type { TaskListener, Worker } from '../../src/worker/define';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome } from '../../src/worker/outcome';

let elementInstances = 0;

/**
 * What a job ends in. It is handed out twice, as after a lost answer, and must end the same way.
 * @param type the job's whole type, e.g. `order-desk.open-order`
 */
export async function outcomeOf(
  workers: (Worker<SystemClients> | TaskListener<SystemClients>)[],
  clients: SystemClients,
  type: string,
  variables: object,
  processInstanceKey = '10',
) {
  const worker = workers.find((each) => each.type === type);
  if (!worker) throw new Error(`No worker takes ${type}`);
  const elementInstanceKey = String((elementInstances += 1));
  const job = () => fakeJob({ type, variables: { ...variables, other: 1 }, processInstanceKey, elementInstanceKey });
  const first = await decideOutcome(worker, job(), clients, 'i1');
  expect(await decideOutcome(worker, job(), clients, 'i1')).toEqual(first);
  return first;
}
