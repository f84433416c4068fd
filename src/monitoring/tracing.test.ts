import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { calendar } from '../systems/calendar';
import { createLogger } from '../log';
import { createClient } from '../http/client';
import { calendarContract } from '../systems/calendar/contract';
import { fakeJob, fakeTransport } from '../worker/fake-job';
import { JobLoop } from '../worker/job-loop';
import { WorkerMetrics } from '../worker/metrics';
import type { Worker } from '../worker/define';
import { createDeliver } from '../relay/deliver';
import { spanned, traceField, traceToGiveOn } from '../trace';
import { startSystem, type StartedSystem } from '../../test/support/start-system';
import { until } from '../../test/support/until';
import { startTracing } from './tracing';

/** A case's trace: the message that begins it, the jobs of its flow and part flows, and the systems that they call. */
const span = z.object({ name: z.string(), traceId: z.string(), spanId: z.string(), parentSpanId: z.string().optional(), links: z.array(z.object({ traceId: z.string(), spanId: z.string() })).default([]) });
const sent = z.object({ resourceSpans: z.array(z.object({ scopeSpans: z.array(z.object({ spans: z.array(span) })) })) });

let system: StartedSystem<typeof calendarContract>;
beforeAll(async () => {
  system = await startSystem(calendar({ businessDayEnd: '24:00' }));
});
afterAll(() => system.close());

/** A collector of OTLP over HTTP that keeps what comes. */
async function startCollector() {
  const spans: z.infer<typeof span>[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text)).on('end', () => {
      for (const { scopeSpans } of sent.parse(JSON.parse(body)).resourceSpans) spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The collector has no port');
  return { spans, url: `http://127.0.0.1:${address.port}`, close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))) };
}

/** Delivers an entry as the relay does; the variables that the message carries. */
async function published(payload: object): Promise<Record<string, unknown>> {
  let carried: Record<string, unknown> = {};
  const deliver = createDeliver({
    installation: 'i1',
    publishMessage: (_name, _key, _id, variables) => Promise.resolve(void (carried = variables)),
    callSystem: () => Promise.resolve(),
    sendNotice: () => Promise.resolve(),
  });
  await deliver({ system: 'order-desk', id: 1, channel: 'message', target: 'dealerOrderReceived', dedupKey: 'k', attempts: 0, payload });
  return carried;
}

/** A job with these variables that asks the calendar. */
async function askCalendar(variables: Record<string, unknown>): Promise<void> {
  const client = createClient(calendarContract, { baseUrl: system.url, apiKey: system.apiKey });
  const job = fakeJob({ type: 'calendar.ask', variables });
  const worker: Worker<typeof client> = {
    kind: 'job',
    type: 'calendar.ask',
    input: z.object({}),
    output: z.object({}),
    run: async (calendarClient) => {
      await calendarClient.listDays({ query: { from: '2026-09-07', to: '2026-09-07' } });
      return {};
    },
  };
  const loop = new JobLoop(worker, { transport: fakeTransport([[job]]), clients: client, installation: 'i1', logger: createLogger('silent'), metrics: new WorkerMetrics(), maxJobs: 1, leaseMs: 1000 });
  loop.start();
  await until('the job is done', () => job.answers.length === 1);
  await loop.stop(1000);
  expect(job.answers).toEqual([{ kind: 'complete', with: {} }]);
}

test('one trace goes from the message that begins a case over the jobs of its flow and part flows to the systems that they call', async () => {
  const collector = await startCollector();
  const tracing = await startTracing({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }, 'tests');
  const carried = await spanned('registerOrder', { kind: 'server' }, () => published({ correlationKey: 'DO-1', variables: { orderNo: 'DO-1' }, ...traceToGiveOn() }));
  expect(carried).toEqual({ orderNo: 'DO-1', [traceField]: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/) });
  await askCalendar(carried);
  // A part flow has the case's number, or that of a line of it, and no variable of the trace; another case is another trace.
  for (const variables of [{ orderNo: 'DO-1' }, { orderLineId: 'DO-1/2' }, { caseNo: 'DI-1', orderNo: 'DO-1' }, {}]) await askCalendar(variables);
  await tracing.stop();
  await collector.close();
  const named = (name: string) => collector.spans.filter((each) => each.name === name);
  const [request] = named('registerOrder');
  const [message] = named('message dealerOrderReceived');
  // The number of the case is not known before the request is carried out: its trace is linked.
  expect(message).toMatchObject({ links: [{ traceId: request?.traceId, spanId: request?.spanId }] });
  expect(message?.parentSpanId ?? '').toBe('');
  const ofCase = message?.traceId;
  const [direct, ...others] = named('calendar.ask');
  expect(direct).toMatchObject({ traceId: ofCase, parentSpanId: message?.spanId, links: [] });
  expect(others.map(({ traceId }) => traceId === ofCase)).toEqual([true, true, false, false]);
  expect(new Set([request, ...named('calendar.ask')].map((each) => each?.traceId)).size).toBe(4);
  for (const job of named('calendar.ask')) {
    const call = named('calendar listDays').find(({ parentSpanId }) => parentSpanId === job.spanId);
    const answer = named('calendar GET').find(({ parentSpanId }) => parentSpanId === call?.spanId);
    expect([call?.traceId, answer?.traceId]).toEqual([job.traceId, job.traceId]);
  }
}, 30_000);

test('without a collector nothing is made and nothing given on', async () => {
  const tracing = await startTracing({}, 'tests');
  const given = await spanned('registerOrder', { kind: 'server' }, () => Promise.resolve(traceToGiveOn()));
  expect(given).toEqual({});
  expect(await published({ correlationKey: 'DO-1', variables: { orderNo: 'DO-1' } })).toEqual({ orderNo: 'DO-1' });
  await tracing.stop();
});
