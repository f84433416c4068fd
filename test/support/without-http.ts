import { z } from 'zod';
import type { CamundaClient } from '../../src/camunda/client';
import { jobAnswer, type PostJob } from '../../src/camunda/job-calls';
import type { StaffCalls } from '../../src/camunda/staff-member';
import type { Cluster } from '../../src/cluster';
import type { CallWay } from '../../src/http/client';
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

/**
 * What a person asks of the embedded Camunda, past its official client: that one makes two requests of the Fetch standard for
 * each call, which takes longer than the call.
 * @param authorization the person's sign-in
 */
export function staffWithoutHttp({ door }: Pick<Cluster, 'door'>, authorization: string): StaffCalls {
  const ask = async <Result>(method: string, path: string, body?: unknown): Promise<Result> => {
    const answer = await door({ method: methodOf(method), path, authorization, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!answer) throw new Error(`There is no ${method} ${path}`);
    const told: unknown = answer.text === '' ? undefined : JSON.parse(answer.text);
    if (answer.status >= 400) throw Object.assign(new Error(`${method} ${path} was answered with ${answer.status}: ${answer.text}`), problemDetails.parse(told));
    // The operations' answers are checked against the official client's types in the cluster's own tests.
    return told as Result;
  };
  return {
    searchUserTasks: (body) => ask('post', '/user-tasks/search', body),
    searchUserTaskVariables: ({ userTaskKey, truncateValues, ...body }) => ask('post', `/user-tasks/${userTaskKey}/variables/search?truncateValues=${String(truncateValues ?? true)}`, body),
    assignUserTask: ({ userTaskKey, ...body }) => ask('post', `/user-tasks/${userTaskKey}/assignment`, body),
    completeUserTask: ({ userTaskKey, ...body }) => ask('post', `/user-tasks/${userTaskKey}/completion`, body),
    unassignUserTask: ({ userTaskKey }) => ask('delete', `/user-tasks/${userTaskKey}/assignee`),
  };
}

const problemDetails = z.object({ status: z.number(), detail: z.string() });

/** The systems of this process without sockets: the same keys, schemas, transactions and problems (`src/http/direct-door.ts`). */
export function systemsWithoutHttp(systems: readonly RunningSystem[]): CallWay {
  const doors = new Map(systems.map(({ name, door }) => [name, door]));
  return (system, operation, call, apiKey) => doors.get(system)?.({ operation, apiKey, call });
}
