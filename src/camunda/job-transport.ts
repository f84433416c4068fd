import { z } from 'zod';
import { JobGone, type ActivatedJob, type ActivationRequest, type JobTransport } from '../worker/transport';
import { statusOf, type CamundaClient } from './client';

type ClientJob = Awaited<ReturnType<CamundaClient['activateJobs']>>['jobs'][number];

const texts = z.record(z.string(), z.coerce.string());
/** A header's list of groups: a list, or its JSON text. */
const groups = z.union([z.array(z.string()), z.string().transform((text): unknown => JSON.parse(text)).pipe(z.array(z.string()))]);
const headerPrefix = 'io.camunda.zeebe:';

/** Brings jobs by REST long polling: the one way that also carries a task listener's refusal. */
export function restJobTransport(client: CamundaClient, workerName: string): JobTransport {
  return {
    async activate(request, signal) {
      const call = client.activateJobs({
        type: request.type,
        worker: workerName,
        timeout: request.leaseMs,
        maxJobsToActivate: request.maxJobs,
        requestTimeout: request.waitMs,
        fetchVariable: namesOf(request),
      });
      const cancel = () => call.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      try {
        const { jobs } = await call;
        return jobs.map((job) => activatedJob(client, job));
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
  };
}

function namesOf(request: ActivationRequest): string[] {
  return request.variables.length > 0 ? request.variables : ['_'];
}

function activatedJob(client: CamundaClient, job: ClientJob): ActivatedJob {
  const { jobKey } = job;
  return {
    key: jobKey,
    type: job.type,
    retries: job.retries,
    processInstanceKey: job.processInstanceKey,
    elementInstanceKey: job.elementInstanceKey,
    elementId: job.elementId,
    processId: job.processDefinitionId,
    variables: job.variables,
    headers: texts.parse(job.customHeaders),
    task: taskOf(job),
    complete: (variables) => settled(client.completeJob({ jobKey, variables })),
    answerListener: (answer) =>
      settled(
        client.completeJob({
          jobKey,
          result: { type: 'userTask', denied: answer.denied, ...(answer.denied ? { deniedReason: answer.reason } : {}) },
        }),
      ),
    fail: ({ message, retries, backOffMs }) =>
      settled(client.failJob({ jobKey, errorMessage: message, retries, retryBackOff: backOffMs })),
    throwError: ({ code, message }) => settled(client.throwJobError({ jobKey, errorCode: code, errorMessage: message })),
  };
}

function taskOf(job: ClientJob): ActivatedJob['task'] {
  if (job.kind !== 'TASK_LISTENER') return undefined;
  const headers = texts.parse(job.customHeaders);
  const header = (name: string) => headers[`${headerPrefix}${name}`];
  return {
    userTaskKey: job.userTask?.userTaskKey ?? header('userTaskKey') ?? '',
    assignee: job.userTask?.assignee ?? header('assignee'),
    candidateGroups: job.userTask?.candidateGroups ?? groups.parse(header('candidateGroups') ?? []),
    event: job.listenerEventType.toLowerCase(),
  };
}

async function settled(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const status = statusOf(error);
    // The lease ran out and another finished it, or the instance was cancelled.
    if (status === 404 || status === 409) throw new JobGone('The job is no longer there', { cause: error });
    throw error;
  }
}
