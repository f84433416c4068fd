import { FormData, request } from 'undici';
import type { CallOf, Contract, Operation, ResultOf } from './contract';
import { spanned, traceToGiveOn } from '../trace';
import { problemDetails, type ProblemDetails } from './problem';
import { textsOf } from './scalars';

/** A system refused the call for a business or input reason (status below 500). */
export class SystemRefusal extends Error {
  override readonly name = 'SystemRefusal';
  constructor(
    readonly system: string,
    readonly problem: ProblemDetails,
  ) {
    super(`${system}: ${problem.detail}`);
  }
}

/** A system did not answer, or answered with a fault of its own: worth trying again. */
export class SystemUnavailable extends Error {
  override readonly name = 'SystemUnavailable';
  constructor(system: string, what: string, options?: ErrorOptions) {
    super(`${system} ${what}`, options);
  }
}

export interface ClientOptions {
  baseUrl: string;
  apiKey: string;
  /** Told of each call's end, however it ended. */
  observe?: ObserveCall | undefined;
  /** How calls reach the system; left out, and for what it does not take, by HTTP. */
  way?: CallWay | undefined;
}

/** A call's way to its system: the status and body that HTTP would bring; undefined for a call that it does not take. */
export type CallWay = (system: string, operation: string, call: CallOf<Operation>, apiKey: string) => Promise<Answer> | undefined;
interface Answer {
  status: number;
  body: unknown;
}

/** Until a call is given up that brings no answer, or no more of one. */
const patienceMs = 10_000;

/** How long a call of a system's operation took, in seconds. */
export type ObserveCall = (system: string, operation: string, seconds: number) => void;

export type Client<C extends Contract> = {
  [K in keyof C['operations']]: (call: CallOf<C['operations'][K]>) => Promise<ResultOf<C['operations'][K]>>;
};

/**
 * The typed client of a system.
 * Each call resolves to the parsed result, or rejects with SystemRefusal (4xx) or SystemUnavailable.
 */
export function createClient<C extends Contract>(contract: C, options: ClientOptions): Client<C> {
  const calls = Object.entries(contract.operations).map(([name, operation]) => [
    name,
    (call: CallOf<Operation>) => observed(contract.system, name, options.observe, () => callOperation(contract.system, name, operation, options, call)),
  ]);
  // The entries are built from the contract itself, so keys and types agree.
  return Object.fromEntries(calls) as Client<C>;
}

async function observed<T>(system: string, name: string, observe: ObserveCall | undefined, call: () => Promise<T>): Promise<T> {
  const began = performance.now();
  try {
    return await spanned(`${system} ${name}`, { kind: 'client' }, call);
  } finally {
    observe?.(system, name, (performance.now() - began) / 1000);
  }
}

async function callOperation(system: string, name: string, operation: Operation, options: ClientOptions, call: CallOf<Operation>) {
  const { status, body } = await (options.way?.(system, name, call, options.apiKey) ?? send(system, operation, options, call));
  if (status < 300) return readResult(system, operation, body);
  const problem = problemDetails.safeParse(body);
  if (problem.success && status < 500) throw new SystemRefusal(system, problem.data);
  const detail = problem.success ? `: ${problem.data.detail}` : '';
  throw new SystemUnavailable(system, `answered ${status}${detail}`);
}

/** Undici's own request, not fetch: each job waits for such a call, and it takes a fraction of the processor time. */
async function send(system: string, operation: Operation, options: ClientOptions, call: CallOf<Operation>): Promise<Answer> {
  try {
    const response = await request(urlOf(operation, options.baseUrl, call), {
      method: operation.method === 'get' ? 'GET' : 'POST',
      headers: {
        'x-api-key': options.apiKey,
        ...traceToGiveOn(),
        ...(call.body === undefined || operation.upload ? {} : { 'content-type': 'application/json' }),
        ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
      },
      ...(call.body === undefined ? {} : { body: operation.upload ? formOf(operation.upload, call) : JSON.stringify(call.body) }),
      // Undici's own limits: a signal for each call costs more than the call's JSON.
      headersTimeout: patienceMs,
      bodyTimeout: patienceMs,
    });
    const body: unknown = await response.body.json().catch(() => undefined);
    return { status: response.statusCode, body };
  } catch (error) {
    throw new SystemUnavailable(system, 'could not be reached', { cause: error });
  }
}

/** The body's fields as texts, and the file. */
function formOf(part: string, call: CallOf<Operation>): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(textsOf(call.body))) form.append(name, text);
  if (call.file) form.append(part, new Blob([call.file.content]), call.file.name);
  return form;
}

function urlOf(operation: Operation, baseUrl: string, call: CallOf<Operation>): string {
  const params = textsOf(call.params);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(textsOf(call.query)).toString();
  return `${baseUrl}${path}${search ? `?${search}` : ''}`;
}

function readResult(system: string, operation: Operation, body: unknown) {
  const parsed = operation.result.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new SystemUnavailable(system, `answered ${operation.path} with an unexpected body`, { cause: parsed.error });
}
