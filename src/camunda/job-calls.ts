import { Agent, request } from 'undici';
import { z } from 'zod';
import type { CamundaClient } from './client';

/** The engine's answer to a call that it did not carry out. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(`The engine answered ${status}: ${detail}`);
  }
}

/** A POST below /v2; resolves with the parsed answer, rejects with CallRefused when the status is not 2xx. */
export type PostJob = (path: string, body: object, options?: { signal?: AbortSignal; waitMs?: number }) => Promise<unknown>;

const problem = z.object({ detail: z.string() });
/** A long poll of each job type has a connection of its own. */
const dispatcher = new Agent({ connections: null, keepAliveTimeout: 30_000 });
/** What an answer may take beyond the time that the engine may hold the request. */
const marginMs = 10_000;

/**
 * The few calls that each job costs, with address and sign-in of the official client, on a leaner HTTP client:
 * a call takes a tenth of the processor time (`docs/performance.md`).
 */
export function jobCalls(client: CamundaClient): PostJob {
  const { restAddress } = client.getConfig();
  return async (path, body, { signal, waitMs = 0 } = {}) => {
    const answer = await request(`${restAddress}${path}`, {
      method: 'POST',
      headers: { ...(await client.getAuthHeaders()), 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      dispatcher,
      headersTimeout: waitMs + marginMs,
      bodyTimeout: marginMs,
      ...(signal ? { signal } : {}),
    });
    return jobAnswer(answer.statusCode, await answer.body.text());
  };
}

/** The parsed answer; throws CallRefused when the status is not 2xx. */
export function jobAnswer(status: number, text: string): unknown {
  if (status >= 300) throw new CallRefused(status, detailOf(text));
  return text === '' ? undefined : JSON.parse(text);
}

function detailOf(text: string): string {
  try {
    return problem.parse(JSON.parse(text)).detail;
  } catch {
    return text.slice(0, 300);
  }
}
