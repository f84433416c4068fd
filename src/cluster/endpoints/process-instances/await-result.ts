import { invalidState } from '../../http/problem';
import type { Services } from '../../services';

const defaultLimitMs = 10_000;
const ends = new Set(['ELEMENT_COMPLETED', 'ELEMENT_TERMINATED']);

interface Wanted {
  /** Milliseconds; 0 for the default of ten seconds. */
  requestTimeout: number;
  /** The variables wanted; all when empty. */
  fetchVariables: string[];
}

/**
 * Waits for an instance to complete and returns its variables.
 * @throws Problem 504 when it does not in time, 409 when it was terminated
 */
export async function awaitResult(services: Services, processInstanceKey: string, wanted: Wanted, signal: AbortSignal) {
  const state = () => services.tables.processInstances.get(processInstanceKey)?.state;
  if (state() === 'ACTIVE') {
    const limitMs = wanted.requestTimeout || defaultLimitMs;
    const watch = services.broker.watch(
      (record) => record.valueType === 'PROCESS_INSTANCE' && String(record.key) === processInstanceKey && ends.has(record.intent),
      limitMs,
      `Process instance ${processInstanceKey} did not complete within ${limitMs} ms; it goes on`,
    );
    signal.addEventListener('abort', watch.cancel);
    await watch.outcome;
  }
  if (state() !== 'COMPLETED') throw invalidState(`Process instance ${processInstanceKey} was terminated before it completed`);
  return ownVariables(services, processInstanceKey, wanted.fetchVariables);
}

function ownVariables({ tables }: Services, processInstanceKey: string, names: string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { scopeKey, name, value } of tables.variables.ofInstance(processInstanceKey)) {
    if (scopeKey === processInstanceKey && (names.length === 0 || names.includes(name))) values[name] = JSON.parse(value);
  }
  return values;
}
