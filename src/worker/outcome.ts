import type { z } from 'zod';
import { SystemRefusal } from '../http/client';
import { backOffMs, type BackOff } from '../back-off';
import type { JobContext, TaskListener, Worker } from './define';
import type { ActivatedJob, Decide } from './transport';

/** What a job ends in: exactly one answer to the engine. */
export type Outcome =
  | { kind: 'complete'; variables: Record<string, unknown> }
  | { kind: 'listener'; answer: { denied: false } | { denied: true; reason: string } }
  | { kind: 'error'; code: string; message: string }
  | { kind: 'fail'; message: string; retries: number; backOffMs: number };

const retryPause: BackOff = { firstMs: 2_000, maxMs: 120_000 };
/** Refusals that pass by themselves: wrong key during a rollover, too many requests, a slow request. */
const passing = new Set([401, 403, 408, 425, 429]);

const noTables: Decide = (decisionId) => Promise.reject(new Error(`There is nobody to ask the decision table ${decisionId}`));

/**
 * Carries a job out and decides its one outcome. Never throws.
 * - unusable variables or results: no retries left, an incident that names the variable;
 * - a refusal that the diagram knows: its BPMN error; any other refusal: an incident with the system's words;
 * - a technical fault: one retry less, after a growing pause.
 */
export async function decideOutcome<Clients>(
  worker: Worker<Clients> | TaskListener<Clients>,
  job: ActivatedJob,
  clients: Clients,
  installation: string,
  decide: Decide = noTables,
): Promise<Outcome> {
  const input = worker.input.safeParse(job.variables);
  if (!input.success) return incident(unusable('variable', job, input.error));
  try {
    const context = contextOf(job, worker, installation);
    if (worker.kind === 'job') return await runJob(worker, job, clients, input.data, context);
    if (job.task === undefined) return incident(`${job.type} is a task listener; ${job.elementId} calls it elsewhere.`);
    const answer = await worker.run(clients, input.data, { ...context, task: job.task, decide });
    return { kind: 'listener', answer };
  } catch (error) {
    return outcomeOfError(worker, job, error);
  }
}

async function runJob<Clients>(
  worker: Worker<Clients>,
  job: ActivatedJob,
  clients: Clients,
  input: Record<string, unknown>,
  context: JobContext,
): Promise<Outcome> {
  const output = worker.output.safeParse(await worker.run(clients, input, context));
  if (!output.success) return incident(unusable('result', job, output.error));
  return { kind: 'complete', variables: output.data };
}

function contextOf<Clients>(
  job: ActivatedJob,
  worker: Worker<Clients> | TaskListener<Clients>,
  installation: string,
): JobContext {
  // A task's listeners share its element instance; a refused completion comes again as a new job.
  const passageKey = worker.kind === 'taskListener' ? job.key : job.elementInstanceKey;
  return {
    idempotencyKey: `${installation}/${passageKey}/${job.type}`,
    instance: `${installation}/${job.processInstanceKey}`,
    passage: `${installation}/${job.elementInstanceKey}`,
    elementId: job.elementId,
    processId: job.processId,
    processVersion: job.processVersion,
    headers: job.headers,
  };
}

function outcomeOfError<Clients>(worker: Worker<Clients> | TaskListener<Clients>, job: ActivatedJob, error: unknown): Outcome {
  if (error instanceof SystemRefusal && !passing.has(error.problem.status)) {
    const { code, detail } = error.problem;
    const caught = worker.kind === 'job' ? worker.errors?.[code] : undefined;
    if (caught !== undefined) return { kind: 'error', code: caught, message: detail };
    return incident(`${error.system} refused ${job.type}: ${detail} (${code}). Mend the cause, give the job a retry, resolve this incident.`);
  }
  const retries = Math.max(0, job.retries - 1);
  const pause = backOffMs(4 - Math.min(retries, 3), retryPause);
  const toDo = retries > 0 ? '' : '. It was tried again until now; when what failed works again, give the job a retry, resolve this incident.';
  return { kind: 'fail', message: `${job.type} failed: ${messageOf(error)}${toDo}`, retries, backOffMs: pause };
}

function incident(message: string): Outcome {
  return { kind: 'fail', message, retries: 0, backOffMs: 0 };
}

/** How much of unusable variables an incident tells: a list of thousands of wrong rows gets no message of its own size. */
const told = { faults: 10, characters: 200 };

function unusable(what: 'variable' | 'result', job: ActivatedJob, error: z.ZodError): string {
  const faults = error.issues.slice(0, told.faults).map(({ path, message }) => `'${short(path.join('.'))}': ${short(message)}${cameAs(what, job, path)}`);
  const more = error.issues.length - faults.length;
  return `${job.type} at ${job.elementId} can't use ${what} ${faults.join('; ')}${more > 0 ? `; and ${more} more` : ''}. Mend it, give the job a retry, resolve this incident.`;
}

const short = (text: string) => text.slice(0, told.characters);

function cameAs(what: 'variable' | 'result', job: ActivatedJob, path: PropertyKey[]): string {
  if (what === 'result') return '';
  let value: unknown = job.variables;
  for (const step of path) value = value !== null && typeof value === 'object' ? Reflect.get(value, step) : undefined;
  return `, came as ${written(value)}`;
}

/** A value as text, its beginning; one that is nested too deep to be written down has none. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value)?.slice(0, 100) ?? 'nothing';
  } catch {
    return 'something nested too deep to be told';
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
