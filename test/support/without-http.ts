import { z } from 'zod';
import type { CamundaClient } from '../../src/camunda/client';
import { jobAnswer, type PostJob } from '../../src/camunda/job-calls';
import type { Cluster } from '../../src/cluster';
import type { CallOf, Contract, Operation } from '../../src/http/contract';
import { contracts, type SystemClients } from '../../src/systems/clients';
import type { RunningSystem } from '../../src/systems/system';

const json = 'application/json';
const methodOf = (method: string) => z.enum(['get', 'post', 'put', 'patch', 'delete']).parse(method.toLowerCase());

/**
 * The embedded Camunda's REST API without sockets, for worlds whose people and workers are in this process: the same
 * operations, sign-in and problems (`src/cluster/http/direct-door.ts`).
 */
export function withoutHttp({ door, restAddress }: Pick<Cluster, 'door' | 'restAddress'>) {
  const base = `${restAddress}/v2`;
  return {
    fetch: async (input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> => {
      const request = input instanceof Request ? input : new Request(input, init);
      const { url, headers, signal } = request;
      if (!(headers.get('content-type') ?? json).startsWith(json) || !url.startsWith(base)) return fetch(request);
      const body = request.body === null ? undefined : await request.text();
      const answer = await door({ method: methodOf(request.method), path: url.slice(base.length), authorization: headers.get('authorization') ?? undefined, body, signal });
      if (!answer) throw new Error(`There is no ${request.method} ${url}`);
      return new Response(answer.status === 204 ? null : answer.text, { status: answer.status, headers: { 'content-type': answer.contentType } });
    },
    jobCallsOf: (client: CamundaClient): PostJob => async (path, body, { signal } = {}) => {
      const { Authorization: authorization } = await client.getAuthHeaders();
      const answer = await door({ method: 'post', path, authorization, body: JSON.stringify(body), signal });
      if (!answer) throw new Error(`There is no POST ${path}`);
      return jobAnswer(answer.status, answer.text);
    },
  };
}

/** Clients whose reading calls go to the systems of this process without sockets; what changes anything goes by HTTP. */
export function readingWithoutHttp(clients: SystemClients, systems: readonly RunningSystem[]): SystemClients {
  const readers = new Map(systems.map(({ name, read }) => [name, read]));
  const direct = Object.entries(clients).map(([key, client]): [string, unknown] => {
    const { system, operations }: Contract = contracts[key as keyof SystemClients];
    const read = readers.get(system);
    if (!read) return [key, client];
    const calls = Object.entries(client as Record<string, unknown>).map(([name, call]): [string, unknown] => [name, operations[name]?.method === 'get' ? (given: CallOf<Operation>) => read(name, given) : call]);
    return [key, Object.fromEntries(calls)];
  });
  // The same names as before, each with a call of the same operation.
  return Object.fromEntries(direct) as SystemClients;
}
