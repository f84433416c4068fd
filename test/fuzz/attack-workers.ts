import * as fc from 'fast-check';
import { fakeJob } from '../../src/worker/fake-job';
import { decideOutcome, type Outcome } from '../../src/worker/outcome';
import { workersOf } from '../../workers';
import { valuesOf } from './arbitrary/of-schema';
import { spoilt } from './arbitrary/spoilt';
import type { Company } from './company';
import { Figures } from './figures';
import { leaksIn } from './leaks';

export const workers = workersOf();
const stride = 101;
/** The longest reason that an operator is shown. */
const mostWords = 10_000;

/** Values that a schema does not describe: what only a program that goes wrong would set. */
const beyond: fc.Arbitrary<unknown> = fc.constantFrom(
  JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)), JSON.parse('{"__proto__":{"admin":true}}'), Array.from({ length: 10_000 }, () => 'x'), 'x'.repeat(1_000_000), 1e308, '\ud83d', '\0',
);

/**
 * Hands generated variables to every worker, before real systems. Broken ones end in an incident that names the
 * variable, and no system is asked; right ones in a result or in a refusal that says what to mend: never in a fault of
 * the program, which would be tried again and again.
 */
export async function attackWorkers(company: Company, count: number, drawn: <T>(from: fc.Arbitrary<T>) => T): Promise<Figures> {
  const { clients, known, secrets } = company;
  const figures = new Figures();
  for (let index = 0; index < count; index += 1) {
    const worker = workers[(index * stride) % workers.length];
    if (worker === undefined) throw new Error('There are no workers');
    const right = valuesOf(worker.input, known);
    const variables = fc.record({ all: fc.oneof({ weight: 6, arbitrary: right }, { weight: 4, arbitrary: spoilt(right) }), one: fc.oneof({ weight: 11, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: beyond }), at: fc.nat() });
    const job = fakeJob({ key: `${index}`, elementInstanceKey: `${index}`, processInstanceKey: `${index}`, type: worker.type, variables: variablesOf(drawn(variables), Object.keys(worker.input.shape)), headers: { act: 'fuzz' } });
    if (worker.kind === 'taskListener') job.task = { userTaskKey: `${index}`, assignee: drawn(fc.constantFrom('li.min', 'nobody', undefined)), candidateGroups: ['backOfficeClerk'], event: 'completing' };
    const wrong = worker.input.safeParse(job.variables).error?.issues[0];
    const outcome = await decideOutcome(worker, job, wrong ? nobody : clients, 'fuzz', () => Promise.resolve(null)).catch((error: unknown) => `threw ${String(error)}`);
    const fault = typeof outcome === 'string' ? outcome : wrong ? unlessItNames(outcome, wrong.path.join('.')) : faultOf(outcome);
    figures.count(wrong ? 'variables broken' : 'variables of the right shape');
    if (typeof outcome !== 'string') figures.count(`  ended in ${outcome.kind === 'fail' ? 'an incident' : outcome.kind}`);
    if (typeof outcome !== 'string' && outcome.kind === 'complete') figures.reach(worker.type);
    for (const each of [fault, ...leaksIn([JSON.stringify(outcome), ...company.logged()], secrets)]) if (each !== undefined) figures.fault(worker.type, each, shown(job.variables));
  }
  return figures;
}

/** Systems that nobody may ask. */
const nobody: Company['clients'] = new Proxy({} as Company['clients'], { get: (_all, system) => { throw new Error(`${String(system)} was asked with broken variables`); } });

function variablesOf({ all, one, at }: { all: unknown; one: unknown; at: number }, names: string[]): Record<string, unknown> {
  const variables = all !== null && typeof all === 'object' && !Array.isArray(all) ? { ...all } : {};
  return one === null || names.length === 0 ? variables : { ...variables, [names[at % names.length] ?? '']: one };
}

function unlessItNames(outcome: Outcome, name: string): string | undefined {
  if (outcome.kind !== 'fail' || outcome.retries > 0) return `went on as ${JSON.stringify(outcome).slice(0, 300)} with '${name}' broken`;
  if (outcome.message.length > mostWords) return `told of '${name}' in ${outcome.message.length} characters`;
  return outcome.message.includes(`'${name}'`) ? undefined : `did not name '${name}': ${outcome.message.slice(0, 300)}`;
}

function faultOf(outcome: Outcome): string | undefined {
  if (outcome.kind !== 'fail') return undefined;
  if (outcome.message.length > mostWords) return `told in ${outcome.message.length} characters`;
  if (outcome.retries === 0 || /answered 503/.test(outcome.message)) return undefined;
  return `would be tried again: ${outcome.message.slice(0, 300)}`;
}

const shown = (variables: unknown): string => {
  try {
    return JSON.stringify(variables);
  } catch {
    return 'what can not be written down';
  }
};
