import { z } from 'zod';
import { headers, key } from './fields';
import { optional, projector, toDate, type Event } from './projector';
import type { JobRow } from './rows';
import { jobEnds } from './tables';

const job = z.object({
  type: z.string(),
  jobKind: z.string(),
  jobListenerEventType: z.string(),
  retries: z.number(),
  worker: z.string(),
  deadline: z.number(),
  errorCode: z.string(),
  errorMessage: z.string(),
  customHeaders: headers,
  result: z.object({ denied: z.boolean(), deniedReason: z.string() }),
  elementId: z.string(),
  elementInstanceKey: key,
  processInstanceKey: key,
  processDefinitionKey: key,
  bpmnProcessId: z.string(),
  tenantId: z.string(),
});
type Job = z.infer<typeof job>;

const states: Record<string, string> = {
  CREATED: 'CREATED',
  COMPLETED: 'COMPLETED',
  FAILED: 'FAILED',
  ERROR_THROWN: 'ERROR_THROWN',
  CANCELED: 'CANCELED',
  TIMED_OUT: 'TIMED_OUT',
  RETRIES_UPDATED: 'RETRIES_UPDATED',
  YIELDED: 'CREATED',
  MIGRATED: 'MIGRATED',
};
const handsBack = new Set(['CREATED', 'FAILED', 'TIMED_OUT', 'YIELDED']);

export const jobs = projector('JOB', job, (tables, event) => {
  const { key: jobKey, value, intent, at } = event;
  if (intent === 'CREATED') tables.jobs.add(jobKey, created(event));
  if (handsBack.has(intent)) tables.waitingJobs.add(value.type, jobKey);
  if (jobEnds.has(intent)) tables.waitingJobs.remove(value.type, jobKey);
  const state = states[intent];
  tables.jobs.change(jobKey, {
    ...(state === undefined ? {} : { state }),
    retries: value.retries,
    ...optional('errorCode', value.errorCode),
    ...optional('errorMessage', value.errorMessage),
    ...(intent === 'FAILED' ? { hasFailedWithRetriesLeft: value.retries > 0 } : {}),
    ...(intent === 'COMPLETED' && value.jobKind === 'TASK_LISTENER' ? denial(value) : {}),
    ...(jobEnds.has(intent) ? { endTime: at } : {}),
  });
});

const denial = ({ result }: Job) => ({ isDenied: result.denied, ...optional('deniedReason', result.deniedReason) });

function created({ key: jobKey, value }: Event<Job>): JobRow {
  return {
    jobKey,
    type: value.type,
    kind: value.jobKind,
    listenerEventType: value.jobListenerEventType,
    state: 'CREATED',
    retries: value.retries,
    worker: value.worker,
    hasFailedWithRetriesLeft: false,
    customHeaders: value.customHeaders,
    elementId: value.elementId,
    elementInstanceKey: value.elementInstanceKey,
    processInstanceKey: value.processInstanceKey,
    processDefinitionKey: value.processDefinitionKey,
    processDefinitionId: value.bpmnProcessId,
    tenantId: value.tenantId,
  };
}

const batch = z.object({ jobKeys: z.array(key), jobs: z.array(job.pick({ type: true, worker: true, deadline: true })) });

/** Jobs handed out: who has them, and until when. */
export const jobBatches = projector('JOB_BATCH', batch, (tables, { intent, value }) => {
  if (intent !== 'ACTIVATED') return;
  value.jobs.forEach(({ type, worker, deadline }, index) => {
    const jobKey = value.jobKeys[index];
    if (jobKey === undefined) return;
    tables.waitingJobs.remove(type, jobKey);
    tables.jobs.change(jobKey, { worker, deadline: toDate(deadline) });
  });
});
