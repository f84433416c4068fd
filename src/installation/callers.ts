import { Callers, type KeyedCaller, type Scope } from '../http/callers';
import type { Limits } from '../http/limits';
import { namedCallers } from '../http/contract';
import { contracts } from '../systems/clients';
import { systemsWithWorkers, workersOf } from '../../workers';

/** API keys by the caller's name, e.g. `{ operator: '…', 'workers/warehouse': ['new', 'old'] }`. */
export type ApiKeys = Record<string, string | string[]>;

/**
 * Everybody who may call the systems, and what each may do:
 * - `operator`: everything;
 * - `workers`: what the jobs of all systems need; `workers/<system>`: what one system's jobs need;
 * - `dealers`, `carriers`, `customer-service`, `relay`, `reports`: what the contracts open to them; `dealers/<dealer no.>`: the same, of this dealer only.
 */
export const callerScopes: ReadonlyMap<string, Scope> = new Map<string, Scope>([
  ['operator', 'everything'],
  ['workers', operationsOfJobs()],
  ...systemsWithWorkers.map((system) => [`workers/${system}`, operationsOfJobs(system)] as const),
  ...namedCallers.map((name) => [name, openTo(name)] as const),
]);

/** The callers with these keys; throws for a name that is none of a caller's. */
export function callersOf(keys: ApiKeys, limits?: Limits): Callers {
  const known = Object.entries(keys).map(([name, given]): KeyedCaller => {
    const dealerNo = /^dealers\/(.+)$/.exec(name)?.[1];
    const scope = callerScopes.get(dealerNo === undefined ? name : 'dealers');
    if (scope === undefined) throw new Error(`API keys: there is no caller '${name}', only ${[...callerScopes.keys(), 'dealers/<dealer no.>'].join(', ')}.`);
    return { name, scope, keys: [given].flat(), ...(dealerNo === undefined ? {} : { dealerNo }) };
  });
  return new Callers(known, limits);
}

/** What the contracts open to a caller. */
function openTo(name: (typeof namedCallers)[number]): Scope {
  return new Set(
    Object.values(contracts).flatMap(({ system, operations }) =>
      Object.entries<{ openTo?: string[] }>(operations).flatMap(([operation, { openTo: callers = [] }]) => (callers.includes(name) ? [`${system}/${operation}`] : [])),
    ),
  );
}

/**
 * What the jobs of a system call, or of all, as their workers are written: each makes its call as
 * `clients.<system>.<operation>(…)` in its `run`. Throws for a worker that calls nothing that a contract has.
 */
function operationsOfJobs(system?: string): Scope {
  return new Set(
    workersOf(system).flatMap((worker) => {
      const { type } = worker;
      const calls = [...String(Reflect.get(worker, 'run')).matchAll(/\bclients\.(\w+)\.(\w+)/g)].map(([, of = '', operation = '']) => operationNamed(of, operation));
      if (calls.length === 0 || calls.includes(undefined)) throw new Error(`The worker ${type} does not show which operation it calls: write clients.<system>.<operation>(…) in its run`);
      return calls.filter((call) => call !== undefined);
    }),
  );
}

function operationNamed(key: string, operation: string): string | undefined {
  const found = Object.entries(contracts).find(([name]) => name === key)?.[1];
  return found && Object.hasOwn(found.operations, operation) ? `${found.system}/${operation}` : undefined;
}
