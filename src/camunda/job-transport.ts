import { z } from 'zod';
import { JobGone, type ActivatedJob, type ActivationRequest, type JobTransport } from '../worker/transport';
import type { CamundaClient } from './client';
import { askDecisions } from './decisions';
import { CallRefused, jobCalls, type PostJob } from './job-calls';

const texts = z.record(z.string(), z.coerce.string());
/** A header's list of groups: a list, or its JSON text. */
const groups = z.union([z.array(z.string()), z.string().transform((text): unknown => JSON.parse(text)).pipe(z.array(z.string()))]);
const headerPrefix = 'io.camunda.zeebe:';

/** A job as the REST API hands it out, as far as we read it; empty fields are left out or null. */
const handedOut = z.object({
  jobKey: z.string(),
  type: z.string(),
  retries: z.number(),
  processInstanceKey: z.string(),
  elementInstanceKey: z.string(),
  elementId: z.string(),
  processDefinitionId: z.string(),
  processDefinitionVersion: z.number(),
  variables: z.record(z.string(), z.unknown()),
  customHeaders: texts,
  kind: z.string(),
  listenerEventType: z.string(),
  userTask: z
    .object({ userTaskKey: z.string().nullish(), assignee: z.string().nullish(), candidateGroups: z.array(z.string()).nullish() })
    .nullish(),
});
type HandedOut = z.infer<typeof handedOut>;
const batch = z.object({ jobs: z.array(handedOut) });

/**
 * Brings jobs by REST long polling: the one way that also carries a task listener's refusal.
 * @param callsOf how the engine is asked; left out, by HTTP
 */
export function restJobTransport(client: CamundaClient, workerName: string, callsOf = jobCalls): JobTransport {
  const post = callsOf(client);
  return {
    async activate(request, signal) {
      const body = {
        type: request.type,
        worker: workerName,
        timeout: request.leaseMs,
        maxJobsToActivate: request.maxJobs,
        requestTimeout: request.waitMs,
        fetchVariable: namesOf(request),
      };
      const { jobs } = batch.parse(await post('/jobs/activation', body, { signal, waitMs: request.waitMs }));
      return jobs.map((job) => activatedJob(post, job));
    },
    decide: askDecisions(post),
  };
}

function namesOf(request: ActivationRequest): string[] {
  return request.variables.length > 0 ? request.variables : ['_'];
}

function activatedJob(post: PostJob, job: HandedOut): ActivatedJob {
  const answer = (path: string, body: object) => settled(post(`/jobs/${job.jobKey}/${path}`, body));
  return {
    key: job.jobKey,
    type: job.type,
    retries: job.retries,
    processInstanceKey: job.processInstanceKey,
    elementInstanceKey: job.elementInstanceKey,
    elementId: job.elementId,
    processId: job.processDefinitionId,
    processVersion: job.processDefinitionVersion,
    variables: job.variables,
    headers: job.customHeaders,
    task: taskOf(job),
    complete: (variables) => answer('completion', { variables }),
    answerListener: (given) =>
      answer('completion', { result: { type: 'userTask', denied: given.denied, ...(given.denied ? { deniedReason: given.reason } : {}) } }),
    fail: ({ message, retries, backOffMs }) => answer('failure', { errorMessage: message, retries, retryBackOff: backOffMs }),
    throwError: ({ code, message }) => answer('error', { errorCode: code, errorMessage: message }),
  };
}

function taskOf({ kind, userTask, customHeaders, listenerEventType }: HandedOut): ActivatedJob['task'] {
  if (kind !== 'TASK_LISTENER') return undefined;
  const header = (name: string) => customHeaders[`${headerPrefix}${name}`];
  return {
    userTaskKey: userTask?.userTaskKey ?? header('userTaskKey') ?? '',
    assignee: userTask?.assignee ?? header('assignee'),
    candidateGroups: userTask?.candidateGroups ?? groups.parse(header('candidateGroups') ?? []),
    event: listenerEventType.toLowerCase(),
  };
}

async function settled(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    // The lease ran out and another finished it, or the instance was cancelled.
    const gone = error instanceof CallRefused && (error.status === 404 || error.status === 409);
    throw gone ? new JobGone('The job is no longer there', { cause: error }) : error;
  }
}
